import type { PendingChange } from '../cost/pending-change.ts';
import type { Contact, EnvironmentKey } from '../environment.ts';
import type { EnvironmentDay } from '../environment-day.ts';
import type { SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import type { EnvironmentHealth } from '../health/health.ts';
import type { ChangeOverlay } from '../overlay/change.ts';
import type { Proof } from '../proof/proof.ts';
import type { Reading } from '../reading.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Millis, Usd } from '../units.ts';
import type { AfterDeploy } from './after-deploy.ts';
import type { Approval, ApprovalStanding } from './approval.ts';
import type { AgreementRule } from './approval-rule.ts';
import type { Attendance } from './attendance.ts';
import type { AwsSighting, ShownOperation } from './aws-sighting.ts';
import type { Deployment } from './deployment.ts';
import type { ExpectedTime } from './expected-time.ts';
import type { FiguresNow } from './figures-now.ts';
import type { HeldBack } from './hold.ts';
import type { Plan } from './plan.ts';
import type { Run, RunEvent } from './run.ts';
import type { RunRelease } from './run-release.ts';

/** Who could give an approval that lacks: a role on this environment, by the groups that have it. */
export type ApproverGroup = { readonly group: string; readonly role: string };

export type RunCost = {
  readonly change: PendingChange;
  /** A full month as it is now; absent while that is not known. */
  readonly fullMonth?: Usd;
  readonly budgetUsd?: number;
};

export type RunPicture = {
  readonly graph: SystemGraph;
  /** Absent until the collector has drawn it. */
  readonly scene?: Scene;
  readonly overlay: ChangeOverlay;
  /** What the plan creates is not on the scene. */
  readonly ghostsMissing: boolean;
};

/** Whom a signature names, as a page shows it. */
export type SignedBy = { readonly name: string; readonly kind: Proof['kind'] };

/** What the approvals of a run rest on. */
export type RunProof = {
  /** The environment asks for signatures; elsewhere the audit's rows are what there is. */
  readonly signed: boolean;
  readonly requester?: SignedBy;
  /** Why the request itself does not count: nothing is applied. */
  readonly requestRefused?: Reason;
  /** By approval. */
  readonly signers: Readonly<Record<string, SignedBy>>;
  /** Approvals of this plan that do not count. */
  readonly refused: readonly { readonly approval: Approval; readonly why: Reason }[];
  /** How long an approval counts. */
  readonly approvalLasts: Millis;
  /** From when the plan is neither approved nor applied. */
  readonly planEnds?: Instant;
  /** Of the plan that the runner signed: the same on the command line's `run show --verify`. */
  readonly code?: string;
};

/** What is asked of the component now; of the whole environment where nothing of it is measured. */
export type TargetFigures = FiguresNow & {
  readonly component?: string;
  /** How long the figures are counted over. */
  readonly window: Millis;
  readonly asOf: Instant;
  readonly freshFor: Millis;
};

/** How an environment is, as it is known now. */
export type TargetNow = {
  /** Absent: never judged. */
  readonly health?: Reading<EnvironmentHealth>;
  /** Absent: not known now. */
  readonly alarms?: { readonly all: number; readonly firing: number };
  readonly figures?: TargetFigures;
  readonly day: EnvironmentDay;
};

/** Everything that the page of one run shows. */
export type RunPage = {
  readonly environment: EnvironmentKey;
  readonly production: boolean;
  readonly contact: Contact;
  readonly deployment: Deployment;
  readonly run: Run;
  readonly events: readonly RunEvent[];
  readonly release: RunRelease;
  /** What became of it once it was deployed. */
  readonly after: AfterDeploy;
  /** What is before it, until it is begun; absent where nothing like it was applied here. */
  readonly expected?: ExpectedTime;
  /** The environment as it is now; absent without the right to see it. */
  readonly target?: TargetNow;
  readonly plan?: { readonly plan: Plan; readonly madeAt: Instant; readonly usedAt?: Instant };
  /** What the plan changes of a month's cost; absent without a plan or without the right to see cost. */
  readonly cost?: RunCost;
  /** The picture of what is deployed and what the plan does to it; absent without a plan or the right to see it. */
  readonly picture?: RunPicture;
  readonly standing: ApprovalStanding;
  /** Whose agreement it needs. */
  readonly rule: AgreementRule;
  readonly proof: RunProof;
  /** Decisions about another content or by the requester: they count for nothing. */
  readonly voided: readonly Approval[];
  readonly approvers: readonly ApproverGroup[];
  /** Why the person who looks may not do it; undefined when they may. */
  readonly refusals: {
    readonly approve: Reason | undefined;
    readonly reject: Reason | undefined;
    readonly cancel: Reason | undefined;
    readonly cancelUpdate: Reason | undefined;
    readonly continueRollback: Reason | undefined;
    readonly close: Reason | undefined;
    readonly breakGlass: Reason | undefined;
    readonly takeOver: Reason | undefined;
  };
  /** What AWS says of it, while it is executed or waits for a person. */
  readonly aws?: { readonly sighting?: AwsSighting; readonly operations: readonly ShownOperation[] };
  /** What keeps it from being applied now, until it is begun; absent afterwards. */
  readonly held?: HeldBack;
  /** Who changes the environment now; `since` is the owner's last move, a lower bound of the lock's age. */
  readonly lock?: {
    readonly runId: string;
    readonly runNumber?: number;
    readonly since?: Instant;
    readonly expiresAt: Instant;
  };
  /** Whether a runner will move it on. */
  readonly attendance: Attendance;
  /** Numbers of the runs that a runner takes first. */
  readonly ahead: readonly number[];
};
