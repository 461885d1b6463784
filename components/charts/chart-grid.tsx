import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmLine } from '#lib/domain/metrics/alarm-lines.ts';
import { panelBefore, shiftedUnder } from '#lib/domain/metrics/compare.ts';
import type { MetricPanel } from '#lib/domain/metrics/panels.ts';
import { provisionalFrom } from '#lib/domain/metrics/settling.ts';
import type { DeployMark } from '#lib/domain/overview/board.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { Chart } from './chart.tsx';
import { CompareState } from './compare-state.tsx';
import type { Compared } from './compared.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly panels: readonly MetricPanel[];
  /** Of which the panels were made. */
  readonly reading: Reading<{ readonly range: TimeRange }>;
  readonly range: TimeRange;
  readonly period: number;
  readonly marks: readonly DeployMark[];
  readonly alarmsOf: (panel: MetricPanel) => readonly AlarmLine[];
  readonly compared: Compared | undefined;
};

/** Charts in a ruled grid, each beside the time before a deploy when that is asked for. */
export function ChartGrid(props: Props) {
  const { environment, panels, reading, range, period, marks, alarmsOf, compared } = props;
  const before = compared && shownValue(compared.reading)?.value;
  // Sums over periods of another length cannot lie on one axis.
  const under = before?.period === period ? shiftedUnder(before, range) : undefined;
  const openFrom = provisionalFrom(reading);
  const settled = openFrom ?? range.to;
  return (
    <>
      {compared && <CompareState compared={compared} period={period} now={range.to} />}
      <div className="chart-grid">
        {panels.map((panel) => (
          <Chart
            key={panel.id}
            environment={environment}
            panel={panel}
            range={range}
            period={period}
            marks={marks}
            alarms={alarmsOf(panel)}
            asOf={shownValue(reading)?.asOf ?? range.to}
            {...(openFrom === undefined ? {} : { provisionalFrom: openFrom })}
            {...(compared && under
              ? { before: panelBefore(panel, under, { deploy: compared.deploy, period, settled }) }
              : {})}
          />
        ))}
      </div>
    </>
  );
}
