import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { tabTitle } from '#app/_server/tab-title.ts';
import { CompareMenu } from '#components/charts/compare-menu.tsx';
import { CrosshairProvider } from '#components/charts/crosshair.tsx';
import { EnlargedProvider } from '#components/charts/enlarged.tsx';
import { GapNotes } from '#components/charts/gap-notes.tsx';
import { RangeLinks } from '#components/charts/range-links.tsx';
import { SloRow } from '#components/charts/slo-row.tsx';
import { Lasting } from '#components/panel/lasting.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { UnknownValue } from '#components/ui/unknown-value.tsx';
import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { type ComparisonWord, chartAddress, comparisonOf } from '#lib/domain/metrics/chart-address.ts';
import { chartWindow, windowRange } from '#lib/domain/metrics/chart-window.ts';
import type { ComparedWith } from '#lib/domain/metrics/compare.ts';
import { RANGES } from '#lib/domain/metrics/ranges.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { deploysToCompare } from '#lib/queries/deploys-to-compare.ts';
import { environmentsToCompare } from '#lib/queries/environments-to-compare.ts';
import { metrics } from '#lib/queries/metrics.ts';
import { slosReading } from '#lib/queries/reading.ts';
import { Charts, reportsSheet } from './charts.tsx';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<Partial<Record<'range' | 'from' | 'to' | 'back' | 'before' | 'with', string>>>;
};

export const generateMetadata = tabTitle('metrics');

export default async function MetricsPage({ params, searchParams }: Props) {
  const [at, query, t, now] = await Promise.all([params, searchParams, getTranslations(), requestNow()]);
  const environment = environmentKey(at.system, at.environment);
  const window = chartWindow(query);
  const range = windowRange(window, now);
  const [deploys, environments, slos] = await Promise.all([
    ask(deploysToCompare, { environment, until: range.to }),
    ask(environmentsToCompare, { environment }),
    ask(slosReading, { environment }),
  ]);
  const compared = comparable(comparisonOf(query), deploys, environments);
  const word: ComparisonWord =
    compared?.kind === 'before' ? { kind: 'before', number: compared.deploy.number } : compared;
  const reading = ask(metrics, { environment, range });
  const shown = chartAddress({ window, compared: word });
  const sheet = { environment, range, now, reading, compared };
  return (
    <PageWords of={['chart', 'series']}>
      <UnknownValue value={query.range} known={RANGES.map(({ name }) => name)} used={t('range.90m')} />
      <SloRow reading={slos} />
      <CrosshairProvider>
        <EnlargedProvider>
          <div className="toolbar">
            <RangeLinks window={window} range={range} now={now} back={query.back} compared={word} />
            <CompareMenu
              window={window}
              deploys={deploys}
              environments={environments}
              compared={word}
              back={query.back}
              now={now}
            />
            <div className="chart-notes">
              <span className="chart-drag">{t('chart.drag')}</span>
              <Suspense key={shown}>
                <Notes reading={reading} now={now} follows={compared === undefined} />
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
            <Charts {...sheet} />
          </Suspense>
          <Suspense
            key={`reports ${shown}`}
            fallback={<PanelSkeleton title={t('chart.reports')} height="chart" call="logs:FilterLogEvents" />}
          >
            <Lasting content={reportsSheet({ ...sheet, marks: deploys })} />
          </Suspense>
        </EnlargedProvider>
      </CrosshairProvider>
    </PageWords>
  );
}

/** What the address asks for, where there is such a deploy, or such an environment for this reader. */
function comparable(
  asked: ComparisonWord,
  deploys: readonly DeployMark[],
  environments: readonly string[],
): ComparedWith | undefined {
  if (asked?.kind === 'environment') return environments.includes(asked.name) ? asked : undefined;
  const deploy = deploys.find(({ number }) => number === asked?.number);
  return deploy && { kind: 'before', deploy };
}

type NotesProps = { reading: Promise<Reading<MetricsAnswer>>; now: Instant; follows: boolean };

async function Notes({ reading, now, follows }: NotesProps) {
  return <GapNotes reading={await reading} now={now} follows={follows} />;
}
