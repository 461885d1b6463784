import { Panel } from '#components/panel/panel.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type MetricPanel, metricPanels } from '#lib/domain/metrics/panels.ts';
import type { ReportsAnswer } from '#lib/domain/metrics/report-charts.ts';
import type { Chart as DrawnChart } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { shortMoment } from '#lib/words/moments.ts';
import { ChartGrid } from './chart-grid.tsx';
import type { Compared } from './compared.ts';

/** Cold starts and memory, which only the functions' own REPORT lines tell. */
export function ReportsSheet(props: {
  readonly environment: EnvironmentKey;
  readonly reading: Reading<ReportsAnswer>;
  readonly marks: readonly DeployMark[];
  readonly compared?: Compared | undefined;
  /** As the charts above have it, where that is less than what was read. */
  readonly range?: TimeRange | undefined;
}) {
  const { environment, reading, marks, compared } = props;
  const t = useWords();
  const { zone, locale } = useView();
  return (
    <Panel
      title={t('chart.reports')}
      reading={reading}
      empty={{
        when: ({ charts, cut }) => charts.length === 0 && cut.length === 0,
        title: t('chart.noReports'),
        what: t('chart.noReportsWhat'),
      }}
    >
      {({ charts, range, period, cut }) => (
        <>
          {cut.length > 0 && (
            <p className="border-b border-line1 px-5 py-1.5 text-second">
              <b className="text-degraded-ink">{t('panel.partial')}</b>{' '}
              {cut
                .map(({ label, from }) =>
                  t('chart.cut', { label, from: shortMoment(from, range.to, zone, locale) }),
                )
                .join(' · ')}
            </p>
          )}
          <ChartGrid
            environment={environment}
            panels={panelsByFunction(charts)}
            reading={reading}
            range={props.range ?? range}
            period={period}
            marks={marks.filter(({ at }) => at >= range.from && at < range.to)}
            alarmsOf={() => []}
            compared={compared}
          />
        </>
      )}
    </Panel>
  );
}

/** A row a function: what one suffers from is read across. */
const panelsByFunction = (charts: readonly DrawnChart[]): readonly MetricPanel[] =>
  [...Map.groupBy(charts, ({ resource }) => resource).values()].flatMap(metricPanels);
