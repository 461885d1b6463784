import type { EnvironmentCost } from '../cost/cost.ts';
import type { DeployMark, RequestedRun } from '../deploy/deployment.ts';
import type { FreezeOf } from '../deploy/line-page.ts';
import { isDeploying, type Run } from '../deploy/run.ts';
import type { Contact, EnvironmentKey } from '../environment.ts';
import type { AlarmState, EnvironmentHealth, HealthSample, Verdict } from '../health/health.ts';
import type { OutsideBlame, OutsideChange } from '../outside/change.ts';
import type { Known } from '../reading.ts';
import type { Presence, ReportingProcess } from '../silence.ts';
import type { Instant } from '../time.ts';
import type { Counts } from './standing.ts';

/** One environment's row of the overview. */
export type BoardRow = {
  readonly key: EnvironmentKey;
  readonly system: string;
  readonly group?: string;
  readonly name: string;
  readonly production: boolean;
  readonly hasApplication: boolean;
  readonly budgetUsd?: number;
  readonly health: Known<EnvironmentHealth>;
  /** What was read last where `health` no longer holds: the collector is silent, or nobody judged for too long. */
  readonly lastRead?: EnvironmentHealth;
  /** Nothing of this row that the collector reads is known since. */
  readonly silentSince?: Instant;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly cost: Known<EnvironmentCost>;
  /** Last 24 hours, oldest first. */
  readonly samples: readonly HealthSample[];
  readonly marks: readonly DeployMark[];
  /** Number of the run after whose start the verdict changed. */
  readonly sinceNumber?: number;
  /** What the trouble began with, where that was no run. */
  readonly sinceOutside?: OutsideBlame;
  /** The newest change of the last day that no run explains. */
  readonly outside?: OutsideChange;
  /** Newest request that reached AWS or tries to. */
  readonly lastDeploy?: RequestedRun;
  /** Runs that a runner works on now. */
  readonly running: readonly RequestedRun[];
  /** Runs that wait for somebody's approval. */
  readonly waiting: readonly RequestedRun[];
  /** Common start of its resources' names, dropped from labels. */
  readonly prefix: string;
};

export type BoardSystem = {
  /** Absent for what the person who looks has starred, of whatever system. */
  readonly system?: string;
  readonly group?: string;
  readonly title: string;
  readonly rows: readonly BoardRow[];
};

/** A run that goes on only when somebody agrees. */
export type Waiting = {
  readonly key: EnvironmentKey;
  /** The request that it is of. */
  readonly deploymentId: string;
  readonly number: number;
  readonly component: string;
  readonly needed: number;
  readonly given: number;
  readonly since: Instant;
  /** The person who looks may give what is missing. */
  readonly forYou: boolean;
};

/** What happened in the last day, newest first. */
export type Happening =
  | { readonly kind: 'silence'; readonly at: Instant; readonly process: ReportingProcess }
  | {
      readonly kind: 'verdict';
      readonly at: Instant;
      readonly key: EnvironmentKey;
      readonly from: Verdict;
      readonly to: Verdict;
    }
  | {
      readonly kind: 'run';
      readonly at: Instant;
      readonly key: EnvironmentKey;
      readonly number: number;
      readonly state: Run['state'];
      /** It ended well and broke its environment after. */
      readonly broke?: Run['broke'];
      /** Number of the run that goes back, because this one failed its verification. */
      readonly wayBack?: number;
      readonly commit: string;
      readonly by: string;
    };

/** How old one kind of figure is: its oldest environment counts. */
export type Freshness = {
  readonly topic: 'health' | 'alarms' | 'vitals' | 'stack' | 'cost' | 'graph';
  readonly read: number;
  readonly of: number;
  readonly oldest?: Instant;
  readonly stale: boolean;
};

export type Board = {
  /** The collector has been silent since: every verdict is unknown. */
  readonly silentSince?: Instant;
  /** `portal.yaml` names nothing yet; whether who looks may have a system found. */
  readonly nothingYet?: { readonly mayAdd: boolean };
  /** Verdicts of all environments when they were last read. */
  readonly lastRead: Readonly<Record<Verdict, number>>;
  /** Runs that wait for a runner, and whether one answers. */
  readonly queue: { readonly waiting: number; readonly runner: Presence };
  /** Over all environments, whatever this page shows. */
  readonly counts: Counts;
  /** The worst of all; none when all are healthy. */
  readonly about?: BoardRow;
  /** Whom to ask about it, and where it is written what to do. */
  readonly contact?: Contact;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Environments that fit what was asked for, on all pages; absent where all were asked for. */
  readonly fitting?: number;
  /** What the person who looks has starred. */
  readonly favourites: readonly EnvironmentKey[];
  readonly systems: readonly BoardSystem[];
  readonly waiting: readonly Waiting[];
  /** The person who looks may request a deploy of something here. */
  readonly mayRequest: boolean;
  readonly happenings: readonly Happening[];
  readonly freshness: readonly Freshness[];
  /** On or near, in the file's order. */
  readonly freezes: readonly FreezeOf[];
};

/** A run is changing it now; a run that only plans is no deploy. */
export const isBeingDeployed = (row: BoardRow): boolean =>
  row.running.some(({ run }) => isDeploying(run.state));

/** `unknown` when health was never read or only failed: nothing is green because nobody looked. */
export const verdictOf = (health: Known<EnvironmentHealth>): Verdict =>
  health?.state === 'ready' ? health.value.verdict : 'unknown';
