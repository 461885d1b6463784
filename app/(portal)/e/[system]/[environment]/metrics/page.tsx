import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { tabTitle } from '#app/_server/tab-title.ts';
import { CompareMenu } from '#components/charts/compare-menu.tsx';
import { CrosshairProvider } from '#components/charts/crosshair.tsx';
import { GapNotes } from '#components/charts/gap-notes.tsx';
import { RangeLinks } from '#components/charts/range-links.tsx';
import { Lasting } from '#components/panel/lasting.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { beforeNumber, chartAddress } from '#lib/domain/metrics/chart-address.ts';
import { chartWindow, windowRange } from '#lib/domain/metrics/chart-window.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { deploysToCompare } from '#lib/queries/deploys-to-compare.ts';
import { metrics } from '#lib/queries/metrics.ts';
import { Charts, reportsSheet } from './charts.tsx';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<{ range?: string; from?: string; to?: string; back?: string; before?: string }>;
};

export const generateMetadata = tabTitle('metrics');

export default async function MetricsPage({ params, searchParams }: Props) {
  const [at, query, t, now] = await Promise.all([params, searchParams, getTranslations(), requestNow()]);
  const environment = environmentKey(at.system, at.environment);
  const window = chartWindow(query);
  const range = windowRange(window, now);
  const deploys = await ask(deploysToCompare, { environment, until: range.to });
  const compared = deploys.find(({ number }) => number === beforeNumber(query.before));
  const reading = ask(metrics, { environment, range });
  const shown = chartAddress({ window, before: compared?.number });
  return (
    <PageWords of={['chart', 'series']}>
      <CrosshairProvider>
        <div className="toolbar">
          <RangeLinks window={window} range={range} now={now} back={query.back} before={compared?.number} />
          <CompareMenu window={window} deploys={deploys} compared={compared} back={query.back} now={now} />
          <div className="chart-notes">
            <span className="chart-drag">{t('chart.drag')}</span>
            <Suspense key={shown}>
              <Notes reading={reading} now={now} />
            </Suspense>
          </div>
        </div>
        <Suspense
          key={shown}
          fallback={
            <PanelSkeleton
              title={t('tab.metrics')}
              height="page"
              call="cloudwatch:GetMetricData"
              cancelHref={`/e/${environment}/architecture`}
            />
          }
        >
          <Charts environment={environment} range={range} now={now} reading={reading} compared={compared} />
        </Suspense>
        <Suspense
          key={`reports ${shown}`}
          fallback={<PanelSkeleton title={t('chart.reports')} height="chart" call="logs:FilterLogEvents" />}
        >
          <Lasting content={reportsSheet({ environment, range, now, marks: deploys, compared })} />
        </Suspense>
      </CrosshairProvider>
    </PageWords>
  );
}

async function Notes({ reading, now }: { reading: Promise<Reading<MetricsAnswer>>; now: Instant }) {
  return <GapNotes reading={await reading} now={now} />;
}
