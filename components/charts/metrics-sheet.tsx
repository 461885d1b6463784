import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { alarmLines } from '#lib/domain/metrics/alarm-lines.ts';
import { metricPanels } from '#lib/domain/metrics/panels.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { Chart } from './chart.tsx';
import { CrosshairProvider } from './crosshair.tsx';

/** CloudWatch takes about this long until a figure no longer changes. */
const SETTLES_MS = 3 * 60_000;

/** The ruled grid of charts with one crosshair. */
export function MetricsSheet(props: {
  readonly reading: Reading<MetricsAnswer>;
  readonly alarms: readonly AlarmState[];
}) {
  const { reading, alarms } = props;
  const t = useWords();
  const provisional = reading.state === 'ready' && reading.provisional === true;
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
      {({ charts, range, period, deploys }) => (
        <CrosshairProvider>
          <div className="chart-grid">
            {metricPanels(charts).map((panel) => (
              <Chart
                key={panel.id}
                panel={panel}
                range={range}
                period={period}
                marks={deploys}
                alarms={alarmLines(panel, alarms)}
                asOf={reading.state === 'ready' ? reading.asOf : range.to}
                {...(provisional ? { provisionalFrom: range.to - SETTLES_MS } : {})}
              />
            ))}
          </div>
        </CrosshairProvider>
      )}
    </Panel>
  );
}
