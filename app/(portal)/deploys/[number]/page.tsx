import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { RunActions } from '#components/run/actions.tsx';
import { AfterApply } from '#components/run/after-apply.tsx';
import { Approvals } from '#components/run/approvals.tsx';
import { AroundRun } from '#components/run/around.tsx';
import { Attention } from '#components/run/attention.tsx';
import { BreakGlass } from '#components/run/break-glass.tsx';
import { CodeFiles } from '#components/run/code-files.tsx';
import { CostSlot } from '#components/run/cost-slot.tsx';
import { DiagramSlot } from '#components/run/diagram-slot.tsx';
import { RunFacts } from '#components/run/facts.tsx';
import { HandoffBreaks } from '#components/run/handoff-breaks.tsx';
import { LiveLog } from '#components/run/live-log.tsx';
import { PlanTree } from '#components/run/plan-tree.tsx';
import { PredictedDenials } from '#components/run/predicted-denials.tsx';
import { ReleaseCommits } from '#components/run/release-commits.tsx';
import { ReleaseWays } from '#components/run/release-ways.tsx';
import { RuleFindings } from '#components/run/rule-findings.tsx';
import { RunTitle } from '#components/run/run-title.tsx';
import { Stepper } from '#components/run/stepper.tsx';
import { TakeOver } from '#components/run/take-over.tsx';
import { TargetNow } from '#components/run/target-now.tsx';
import { WatchPanel } from '#components/run/watch-panel.tsx';
import { WayBackNote } from '#components/run/way-back.tsx';
import { WhereItRan } from '#components/run/where-it-ran.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { brokeIts } from '#lib/domain/deploy/after-deploy.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import { rowsAsked } from '#lib/domain/listed.ts';
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
        <RunTitle page={page} now={now} />
        <Stepper page={page} />
        {page.after.measured && (
          <Suspense fallback={<div className="before-after-wait" />}>
            <BeforeAfterSlot page={page} now={now} />
          </Suspense>
        )}
        {page.after.measured && brokeIts(page.run, page.after) && (
          <Suspense fallback={<div className="after-errors-wait" />}>
            <AfterErrorsSlot page={page} now={now} />
          </Suspense>
        )}
        <div className="run-columns">
          <div className="run-plan">
            <RuleFindings page={page} />
            <HandoffBreaks plan={page.plan?.plan} />
            <PredictedDenials plan={page.plan?.plan} />
            <ReleaseCommits page={page} />
            <CodeFiles code={page.plan?.plan.code} />
            <PlanTree plan={page.plan} state={page.run.state} most={most} />
            <AfterApply page={page} />
            <WatchPanel page={page} />
          </div>
          <div className="run-change">
            <WhereItRan page={page} />
            <TargetNow page={page} />
            <PageWords of={['canvas']}>
              <DiagramSlot page={page} most={most} />
            </PageWords>
            <CostSlot page={page} most={most} />
          </div>
          <PageWords of={['run']}>
            <LiveLog
              number={number}
              running={!isFinal(page.run.state)}
              failed={page.run.failure !== undefined}
            />
            <aside aria-label={t('run.decision')}>
              <WayBackNote page={page} />
              <ReleaseWays page={page} />
              <Approvals page={page} you={caller.id} now={now} />
              <BreakGlass page={page} action={breakTheGlass} />
              <Attention
                page={page}
                cancelUpdate={cancelUpdate}
                continueRollback={continueRollback}
                close={close}
              />
              <RunActions
                page={page}
                prepare={approvalToSignFor}
                approve={approve}
                reject={reject}
                cancel={cancel}
              />
              <TakeOver page={page} you={caller.id} action={takeOverRun} />
              <AroundRun page={page} />
              <RunFacts page={page} />
            </aside>
          </PageWords>
        </div>
      </main>
    </>
  );
}
