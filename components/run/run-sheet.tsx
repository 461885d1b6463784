import type { ReactNode } from 'react';
import type { ToSignAnswer } from '#components/proof/signed-action.ts';
import { firstJudged, type StripAxis, stripAxis } from '#components/strip/strip-axis.ts';
import { useWords } from '#components/words/use-words.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import type { Instant } from '#lib/domain/time.ts';
import { RunActions } from './actions.tsx';
import { AfterApply } from './after-apply.tsx';
import { Approvals } from './approvals.tsx';
import { AroundRun } from './around.tsx';
import { Attention } from './attention.tsx';
import { BreakGlass } from './break-glass.tsx';
import { Checks } from './checks.tsx';
import { CodeFiles } from './code-files.tsx';
import { CostSlot } from './cost-slot.tsx';
import type { DecisionState } from './decision.tsx';
import { DiagramSlot } from './diagram-slot.tsx';
import { RunFacts } from './facts.tsx';
import { HandoffBreaks } from './handoff-breaks.tsx';
import { PlanTree } from './plan-tree.tsx';
import { PredictedDenials } from './predicted-denials.tsx';
import { ReleaseCommits } from './release-commits.tsx';
import { ReleaseWays } from './release-ways.tsx';
import { RuleFindings } from './rule-findings.tsx';
import { RunTitle } from './run-title.tsx';
import { Stepper } from './stepper.tsx';
import { TakeOver } from './take-over.tsx';
import { TargetNow } from './target-now.tsx';
import { WatchPanel } from './watch-panel.tsx';
import { WayBackNote } from './way-back.tsx';
import { WhereItRan } from './where-it-ran.tsx';

type Act = (before: DecisionState, form: FormData) => Promise<DecisionState>;

/** What may be asked of a run on its page. */
export type RunActs = {
  readonly prepare: (form: FormData) => Promise<ToSignAnswer>;
} & Readonly<
  Record<
    | 'approve'
    | 'reject'
    | 'cancel'
    | 'cancelUpdate'
    | 'continueRollback'
    | 'close'
    | 'breakGlass'
    | 'takeOver',
    Act
  >
>;

/** The page of one run: what changes, what it does there, and who agrees. */
export function RunSheet(props: {
  readonly page: RunPage;
  readonly now: Instant;
  /** Who looks. */
  readonly you: string;
  /** How many rows of a long list are shown. */
  readonly most: number;
  readonly acts: RunActs;
  /** Figures and errors since it was deployed, which take a while to be read. */
  readonly since?: ReactNode;
  readonly log?: ReactNode;
}) {
  const t = useWords();
  const { page, now, you, most, acts } = props;
  const plan = page.plan?.plan;
  const axis = axisOf(page, now);
  // Nobody agrees to change what is not well without having seen that.
  const troubled =
    page.target !== undefined && !isFinal(page.run.state) && verdictOf(page.target.health) !== 'healthy';
  return (
    <>
      <RunTitle page={page} now={now} />
      <Stepper page={page} />
      {props.since}
      <div className="run-columns">
        <div className="run-plan">
          <RuleFindings page={page} />
          <HandoffBreaks plan={plan} />
          <PredictedDenials plan={plan} />
          {troubled && <TargetNow page={page} axis={axis} />}
          <ReleaseCommits page={page} />
          <CodeFiles code={plan?.code} />
          <PlanTree plan={page.plan} state={page.run.state} most={most} />
          <Checks plan={page.plan} />
          <WatchPanel page={page} />
        </div>
        <div className="run-change">
          <WhereItRan page={page} axis={axis} />
          {!troubled && <TargetNow page={page} axis={axis} />}
          <DiagramSlot page={page} most={most} />
          <CostSlot page={page} most={most} />
        </div>
        {props.log}
        <aside aria-label={t('run.decision')}>
          <WayBackNote page={page} />
          <ReleaseWays page={page} />
          <Approvals page={page} you={you} />
          <BreakGlass page={page} action={acts.breakGlass} />
          <Attention page={page} {...acts} />
          <RunActions page={page} {...acts} />
          <AfterApply page={page} />
          <TakeOver page={page} you={you} action={acts.takeOver} />
          <AroundRun page={page} />
          <RunFacts page={page} />
        </aside>
      </div>
    </>
  );
}

/** One for all strips of the page: they stand on one scale. */
const axisOf = ({ target, release }: RunPage, now: Instant): StripAxis =>
  stripAxis(
    [target, ...release.ran].map((each) => each?.day && firstJudged(each.day.samples)),
    now,
  );
