import { notFound } from 'next/navigation';
import { requestNow } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { afterSamples, metricsOfRelease } from '#components/gallery/after-samples.ts';
import { afterErrorSamples, whySample } from '#components/gallery/error-samples.ts';
import { runSamples } from '#components/gallery/run-samples.ts';
import { runStates } from '#components/gallery/run-states.ts';
import { BeforeAfter } from '#components/run/before-after.tsx';
import { NewErrors } from '#components/run/new-errors.tsx';
import { RunSheet } from '#components/run/run-sheet.tsx';
import { WhyNamedPanel } from '#components/run/why-named.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { brokeIts } from '#lib/domain/deploy/after-deploy.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { type Instant, minus, minutes } from '#lib/domain/time.ts';

type Props = { searchParams: Promise<{ state?: string; you?: string }> };

/** Development only: the page of a run in one of its states, by the number of its sample; without one, their names. */
export default async function RunStatePage({ searchParams }: Props) {
  const [{ state, you = 'demo-infra' }, now] = await Promise.all([searchParams, requestNow(), namePeople()]);
  const samples = [...runSamples(now), ...runStates(now), ...afterSamples(now)];
  const found = samples[Number(state)];
  if (state !== undefined && !found) notFound();
  return (
    <>
      <TopBar crumbs={[{ key: 'components', word: 'Components', href: '/components' }]} />
      <main>
        {found ? (
          <PageWords of={['canvas', 'run', 'deploys']}>
            <RunSheet
              {...{ page: found[1], now, you }}
              most={ROWS_STEP}
              acts={ACTS}
              since={<Since page={found[1]} now={now} />}
            />
          </PageWords>
        ) : (
          <ol start={0}>
            {samples.map(([name], at) => (
              <li key={name}>
                <a href={`?state=${at}`}>{name}</a>
              </li>
            ))}
          </ol>
        )}
      </main>
    </>
  );
}

function Since({ page, now }: { readonly page: RunPage; readonly now: Instant }) {
  const [, reading] = afterErrorSamples(now)[0] ?? [];
  const why = reading && whySample(page, reading);
  return (
    <>
      <BeforeAfter page={page} reading={metricsOfRelease(now)} now={now} />
      {brokeIts(page.run, page.after) && reading && (
        <div className="after-errors">
          <NewErrors page={page} reading={reading} range={{ from: minus(now, minutes(19)), to: now }} />
          {why && <WhyNamedPanel page={page} why={why} />}
        </div>
      )}
    </>
  );
}

async function nothing() {
  'use server';
  return { refused: 'sample' };
}

const ACTS = {
  ...{ prepare: nothing, approve: nothing, reject: nothing, cancel: nothing, cancelUpdate: nothing },
  ...{ continueRollback: nothing, close: nothing, breakGlass: nothing, takeOver: nothing },
};
