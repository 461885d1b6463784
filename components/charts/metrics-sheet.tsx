import { MissingParts } from '#components/panel/missing-parts.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { alarmLines } from '#lib/domain/metrics/alarm-lines.ts';
import { panelBefore, shiftedUnder } from '#lib/domain/metrics/compare.ts';
import { metricPanels } from '#lib/domain/metrics/panels.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import { provisionalFrom } from '#lib/domain/metrics/settling.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { Chart } from './chart.tsx';
import { CompareState } from './compare-state.tsx';
import type { Compared } from './compared.ts';

/** The ruled grid of what CloudWatch measured, each chart beside the time before a deploy when that is asked for. */
export function MetricsSheet(props: {
  readonly environment: EnvironmentKey;
  readonly reading: Reading<MetricsAnswer>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly compared: Compared | undefined;
}) {
  const { environment, reading, alarms, compared } = props;
  const t = useWords();
  const knownAlarms = (alarms && shownValue(alarms)?.value) ?? [];
  const openFrom = provisionalFrom(reading);
  return (
    <Panel
      title={t('tab.metrics')}
      reading={reading}
      bare
      empty={{
        when: ({ charts }) => charts.length === 0,
        title: t('chart.emptyTitle'),
        what: t('chart.emptyWhat'),
      }}
    >
      {(answer) => {
        const { charts, range, period, deploys } = answer;
        const panels = metricPanels(charts);
        const before = compared && shownValue(compared.reading)?.value;
        // Sums over periods of another length cannot lie on one axis.
        const under = before?.period === period ? shiftedUnder(before, range) : undefined;
        const settled = openFrom ?? range.to;
        return (
          <>
            {alarms?.state === 'failed' && (
              <MissingParts missing={[{ what: t('chart.alarmLines'), failure: alarms.failure }]} />
            )}
            {compared && <CompareState compared={compared} period={period} now={range.to} />}
            <div className="chart-grid">
              {panels.map((panel) => (
                <Chart
                  key={panel.id}
                  environment={environment}
                  panel={panel}
                  range={range}
                  period={period}
                  marks={deploys}
                  alarms={alarmLines(panel, knownAlarms)}
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
      }}
    </Panel>
  );
}
