import type { ConfiguredComponent, StackComponent, TerraformComponent } from '#lib/config/components.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { AwsSighting } from '#lib/domain/deploy/aws-sighting.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { HandedOff } from '#lib/domain/deploy/handoff.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Awaited } from '#lib/domain/deploy/planned-ahead.ts';
import type { Seen, WatchSpan } from '#lib/domain/deploy/release-watch.ts';
import type { Run, RunFailure, RunStep } from '#lib/domain/deploy/run.ts';
import type { RunNote } from '#lib/domain/deploy/run-note.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import type { RunLog } from './run-log.ts';

/** One run in the hands of a runner that holds the environment's lease. */
export type Job<C extends ConfiguredComponent = ConfiguredComponent> = {
  readonly run: Run;
  readonly deployment: Deployment;
  readonly environment: ConfiguredEnvironment;
  /** By `portal.yaml` as it is now. */
  readonly component: C;
  readonly log: RunLog;
  /** Shown beside the state; never rejects. */
  readonly step: (step: RunStep) => Promise<void>;
  /** Components of the same request that are deployed first: it is planned ahead. */
  readonly waitsFor?: readonly string[];
  /** Inputs whose outputs are only made or changed by what it waits for: it is planned ahead, or was before. */
  readonly awaits?: readonly Awaited[];
  /** Aborted when the lease is lost, the run is cancelled or the runner stops: leave things as they are. */
  readonly signal: AbortSignal;
};

/** A run that nobody works on, looked at for a person. */
export type LookJob<C extends ConfiguredComponent = ConfiguredComponent> = Pick<Job<C>, 'run' | 'component'>;

/** A plan as an engine makes it; the engine gives it an id and keeps its files. */
export type MadePlan = {
  readonly plan: Omit<Plan, 'runId'>;
  /** Plain bytes by name; sealed before they are stored. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What it takes from others, or hands to them with another value. */
  readonly handsOff?: readonly HandedOff[];
  /** With `awaits`: keyed digest of the commit's template and of every value but those, hex. */
  readonly outline?: string;
};

export type PlanOutcome =
  | { readonly kind: 'planned'; readonly made: MadePlan }
  | { readonly kind: 'no-change' };

export type ApplyOutcome =
  | { readonly kind: 'applied' }
  /** The plan no longer fits what it was made on; nothing was touched. */
  | { readonly kind: 'stale'; readonly why: RunNote }
  /** A freeze or a stopped line came in between; nothing was touched, and the plan is as good as before. */
  | { readonly kind: 'held' }
  | { readonly kind: 'failed'; readonly failure: RunFailure }
  /** AWS put everything back as it was. */
  | { readonly kind: 'rolled-back'; readonly failure: RunFailure }
  | { readonly kind: 'needs-attention'; readonly failure: RunFailure };

/** What the run engine lets one do at the points where a crash must be told apart. */
export type ApplyGate = {
  /** Uses the plan up and moves the run to `applying`, at once. Nothing is changed before; anything but `begun`: stop. */
  readonly begin: () => Promise<'begun' | Extract<ApplyOutcome, { kind: 'stale' | 'held' }>>;
  /** The first cause is known and AWS is putting things back. */
  readonly rollingBack: (failure: RunFailure) => Promise<void>;
};

/** What a dead runner left behind, as AWS tells it. */
export type ResumeOutcome = ApplyOutcome | { readonly kind: 'plan-again'; readonly why: RunNote };

/** What Terraform or CloudFormation does of a run. Each may throw `StepFailed`. */
export type EngineSteps<C extends ConfiguredComponent = ConfiguredComponent> = {
  readonly plan: (job: Job<C>) => Promise<PlanOutcome>;
  readonly apply: (
    job: Job<C>,
    stored: StoredPlan,
    files: Readonly<Record<string, Uint8Array>>,
    gate: ApplyGate,
  ) => Promise<ApplyOutcome>;
  /** Called with a plan that was used, by a runner that did not see how it ended. */
  readonly resume: (job: Job<C>, stored: StoredPlan, gate: ApplyGate) => Promise<ResumeOutcome>;
  /** What AWS says of the target now, for a person who must decide. Never throws for what AWS says. */
  readonly look: (job: LookJob<C>, before: AwsSighting | undefined) => Promise<AwsSighting>;
  /** @returns undefined when all is well. */
  readonly verify: (job: Job<C>) => Promise<RunFailure | undefined>;
  /** What AWS says of the release since it was deployed: its own functions, and the environment's alarms. */
  readonly see: (job: Job<C>, span: WatchSpan) => Promise<Seen>;
};

/** The two that there are. */
export type Engines = {
  readonly terraform: EngineSteps<TerraformComponent>;
  readonly cloudformation: EngineSteps<StackComponent>;
};

/** The engine of a component, which then gets no other. */
export const stepsFor = (engines: Engines, component: ConfiguredComponent): EngineSteps =>
  engines[component.engine] as EngineSteps;
