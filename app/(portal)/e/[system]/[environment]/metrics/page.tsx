import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { MetricsSheet } from '#components/charts/metrics-sheet.tsx';
import { RangeLinks } from '#components/charts/range-links.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { type EnvironmentKey, environmentKey } from '#lib/domain/environment.ts';
import { type RangeName, rangeName, rangeUpTo } from '#lib/domain/metrics/ranges.ts';
import { metrics } from '#lib/queries/metrics.ts';
import { alarmsReading } from '#lib/queries/reading.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<{ range?: string }>;
};

export default async function MetricsPage({ params, searchParams }: Props) {
  const [{ system, environment }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const range = rangeName(query.range);
  return (
    <>
      <div className="toolbar">
        <RangeLinks current={range} />
        <span className="ml-auto text-second text-t3">{t('chart.provisional')}</span>
      </div>
      <Suspense key={range} fallback={<PanelSkeleton title={t('tab.metrics')} height="page" />}>
        <Charts environment={environmentKey(system, environment)} range={range} />
      </Suspense>
    </>
  );
}

async function Charts({ environment, range }: { environment: EnvironmentKey; range: RangeName }) {
  const now = await requestNow();
  const [reading, alarms] = await Promise.all([
    ask(metrics, { environment, range: rangeUpTo(now, range) }),
    ask(alarmsReading, { environment }),
  ]);
  return <MetricsSheet reading={reading} alarms={alarms?.state === 'ready' ? alarms.value : []} />;
}
