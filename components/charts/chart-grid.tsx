import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmLine } from '#lib/domain/metrics/alarm-lines.ts';
import { panelBefore, panelBeside, shiftedUnder } from '#lib/domain/metrics/compare.ts';
import { type MetricPanel, metricPanels } from '#lib/domain/metrics/panels.ts';
import { provisionalFrom } from '#lib/domain/metrics/settling.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import { Chart } from './chart.tsx';
import type { ChartProps } from './chart-props.ts';
import { CompareState } from './compare-state.tsx';
import type { Compared } from './compared.ts';
import { EmptyCharts } from './empty-charts.tsx';
import { isWithoutData } from './panel-axis.ts';

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
  readonly watchedBy?: (panel: MetricPanel) => readonly string[];
  readonly objectivesOf?: (panel: MetricPanel) => NonNullable<ChartProps['objectives']>;
};

/** Charts in a ruled grid, each beside what it is compared with; those without any datapoint in one line below. */
export function ChartGrid(props: Props) {
  const { environment, panels, reading, range, period, marks, alarmsOf, compared } = props;
  const openFrom = provisionalFrom(reading);
  const besideOf = comparison(compared, { range, period, settled: openFrom ?? range.to });
  const asOf = shownValue(reading)?.asOf ?? range.to;
  const charts = panels.map((panel): ChartProps => {
    const before = besideOf(panel);
    return {
      ...{ environment, panel, range, period, marks, alarms: alarmsOf(panel), asOf },
      ...(openFrom === undefined ? {} : { provisionalFrom: openFrom }),
      ...(before ? { before } : {}),
      ...(props.watchedBy ? { watchedBy: props.watchedBy(panel) } : {}),
      ...(props.objectivesOf ? { objectives: props.objectivesOf(panel) } : {}),
    };
  });
  const empty = charts.filter(({ panel, before }) => isWithoutData(panel, before));
  const cells = (some: readonly ChartProps[]) =>
    some.map((chart) => <Chart key={chart.panel.id} {...chart} />);
  return (
    <>
      {compared && <CompareState compared={compared} period={period} now={range.to} />}
      <div className="chart-grid">{cells(charts.filter((each) => !empty.includes(each)))}</div>
      {empty.length > 0 && (
        <EmptyCharts panels={empty.map(({ panel }) => panel)} since={range.from} asOf={asOf}>
          {cells(empty)}
        </EmptyCharts>
      )}
    </>
  );
}

/** What each panel stands beside; nothing where sums over periods of another length cannot lie on one axis. */
function comparison(
  compared: Compared | undefined,
  at: { readonly range: TimeRange; readonly period: number; readonly settled: Instant },
): (panel: MetricPanel) => ChartProps['before'] | undefined {
  const other = compared && shownValue(compared.reading)?.value;
  if (!compared || other?.period !== at.period) return () => undefined;
  if (compared.with.kind === 'before') {
    const { deploy } = compared.with;
    const under = shiftedUnder(other, at.range);
    return (panel) => panelBefore(panel, under, { ...at, deploy });
  }
  const { name } = compared.with;
  const others = metricPanels(other.charts);
  return (panel) => panelBeside(panel, others, { ...at, name });
}
