import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { MetricsSheet } from '#components/charts/metrics-sheet.tsx';
import { RangeLinks } from '#components/charts/range-links.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { type EnvironmentKey, environmentKey } from '#lib/domain/environment.ts';
import { chartWindow, windowQuery, windowRange } from '#lib/domain/metrics/chart-window.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { metrics } from '#lib/queries/metrics.ts';
import { alarmsReading } from '#lib/queries/reading.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<{ range?: string; from?: string; to?: string; back?: string }>;
};

export default async function MetricsPage({ params, searchParams }: Props) {
  const [{ system, environment }, query, t, now] = await Promise.all([
    params,
    searchParams,
    getTranslations(),
    requestNow(),
  ]);
  const window = chartWindow(query);
  const range = windowRange(window, now);
  return (
    <>
      <div className="toolbar">
        <RangeLinks window={window} range={range} now={now} back={query.back} />
        <span className="ml-auto text-second text-t3">{t('chart.provisional')}</span>
      </div>
      <Suspense key={windowQuery(window)} fallback={<PanelSkeleton title={t('tab.metrics')} height="page" />}>
        <Charts environment={environmentKey(system, environment)} range={range} />
      </Suspense>
    </>
  );
}

async function Charts({ environment, range }: { environment: EnvironmentKey; range: TimeRange }) {
  const [reading, alarms] = await Promise.all([
    ask(metrics, { environment, range }),
    ask(alarmsReading, { environment }),
  ]);
  return <MetricsSheet reading={reading} alarms={alarms?.state === 'ready' ? alarms.value : []} />;
}
