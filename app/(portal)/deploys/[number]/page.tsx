import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { LiveLog } from '#components/run/live-log.tsx';
import { RunSheet } from '#components/run/run-sheet.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { brokeIts } from '#lib/domain/deploy/after-deploy.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage as Shown } from '#lib/domain/deploy/run-page.ts';
import { rowsAsked } from '#lib/domain/listed.ts';
import type { Instant } from '#lib/domain/time.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { runPage } from '#lib/queries/run-page.ts';
import {
  approvalToSignFor,
  approve,
  breakTheGlass,
  cancel,
  cancelUpdate,
  close,
  continueRollback,
  reject,
  takeOverRun,
} from './actions.ts';
import { AfterErrorsSlot } from './after-errors.tsx';
import { BeforeAfterSlot } from './before-after.tsx';

const ACTS = {
  ...{ prepare: approvalToSignFor, approve, reject, cancel, cancelUpdate, continueRollback, close },
  ...{ breakGlass: breakTheGlass, takeOver: takeOverRun },
};

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const number = Number((await params).number);
  const place = await ask(findRun, { number });
  return place ? { title: `#${number} · ${place.environment}` } : {};
}

export default async function RunPage({ params, searchParams }: Props) {
  const number = Number((await params).number);
  const place = await ask(findRun, { number });
  if (!place) notFound();
  const [page, query, now, caller, t] = await Promise.all([
    ask(runPage, place),
    searchParams,
    requestNow(),
    callerOrSignIn(),
    getTranslations(),
    namePeople(),
  ]);
  if (!page) notFound();
  const most = rowsAsked(query.n);
  const [system, environment] = page.environment.split('/');
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'system', word: system, href: `/s/${system}/versions` },
          { key: 'environment', word: environment, href: `/e/${page.environment}/architecture` },
          { key: 'deploys', word: t('nav.deploys'), href: `/e/${page.environment}/deploys` },
          { key: 'run', word: `#${number}` },
        ]}
      />
      <main>
        <PageWords of={['canvas', 'run']}>
          <RunSheet
            {...{ page, now, most }}
            you={caller.id}
            acts={ACTS}
            since={page.after.measured && <SinceDeployed page={page} now={now} />}
            log={
              <LiveLog
                number={number}
                running={!isFinal(page.run.state)}
                failed={page.run.failure !== undefined}
              />
            }
          />
        </PageWords>
      </main>
    </>
  );
}

/** What CloudWatch says of it: the page does not wait. */
function SinceDeployed({ page, now }: { readonly page: Shown; readonly now: Instant }) {
  return (
    <>
      <Suspense fallback={<div className="before-after-wait" />}>
        <BeforeAfterSlot page={page} now={now} />
      </Suspense>
      {brokeIts(page.run, page.after) && (
        <Suspense fallback={<div className="after-errors-wait" />}>
          <AfterErrorsSlot page={page} now={now} />
        </Suspense>
      )}
    </>
  );
}
