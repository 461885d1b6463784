import { MissingParts } from '#components/panel/missing-parts.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { alarmLines, watchedBy } from '#lib/domain/metrics/alarm-lines.ts';
import { latencyLines } from '#lib/domain/metrics/latency-lines.ts';
import { metricPanels } from '#lib/domain/metrics/panels.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Slos } from '#lib/domain/metrics/slo.ts';
import { type Known, type Reading, shownValue } from '#lib/domain/reading.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { ChartGrid } from './chart-grid.tsx';
import type { Compared } from './compared.ts';

/** The ruled grid of what CloudWatch measured, each chart beside the time before a deploy when that is asked for. */
export function MetricsSheet(props: {
  readonly environment: EnvironmentKey;
  readonly reading: Reading<MetricsAnswer>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly compared: Compared | undefined;
  readonly slos?: Known<Slos>;
  /** The part that has data; all of what was read where there is none. */
  readonly range?: TimeRange | undefined;
}) {
  const { environment, reading, alarms, compared } = props;
  const t = useWords();
  const promised = (props.slos && shownValue(props.slos)?.value.states) ?? [];
  const knownAlarms = (alarms && shownValue(alarms)?.value) ?? [];
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
      {({ charts, range, period, deploys }) => {
        return (
          <>
            {alarms?.state === 'failed' && (
              <MissingParts missing={[{ what: t('chart.alarmLines'), failure: alarms.failure }]} />
            )}
            <ChartGrid
              environment={environment}
              panels={metricPanels(charts)}
              reading={reading}
              range={props.range ?? range}
              period={period}
              marks={deploys}
              alarmsOf={(panel) => alarmLines(panel, knownAlarms)}
              compared={compared}
              watchedBy={(panel) => watchedBy(panel, knownAlarms)}
              objectivesOf={(panel) => latencyLines(panel, promised)}
            />
          </>
        );
      }}
    </Panel>
  );
}
