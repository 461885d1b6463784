import type { PlanCounts } from '../deploy/plan.ts';
import type { Run, RunState } from '../deploy/run.ts';

/** Where a request stands, in fewer words than a run has: what forges can say of it. */
export const PROGRESS = [
  'attention',
  'failed',
  'rejected',
  'waiting',
  'running',
  'planning',
  'queued',
  'expired',
  'cancelled',
  'superseded',
  'broke',
  'succeeded',
] as const;
export type Progress = (typeof PROGRESS)[number];

const OF_RUN: Readonly<Record<RunState, Progress>> = {
  requested: 'queued',
  queued: 'queued',
  planning: 'planning',
  planned: 'planning',
  'no-change': 'succeeded',
  'awaiting-approval': 'waiting',
  approved: 'running',
  applying: 'running',
  verifying: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  'rolling-back': 'running',
  'rolled-back': 'failed',
  rejected: 'rejected',
  expired: 'expired',
  cancelled: 'cancelled',
  superseded: 'superseded',
  'needs-attention': 'attention',
};

/** A run that ended well and broke its environment soon after is never again told as a success. */
export const progressOfRun = ({ state, broke }: Pick<Run, 'state' | 'broke'>): Progress =>
  OF_RUN[state] === 'succeeded' && broke ? 'broke' : OF_RUN[state];

/** Of several components at once: what a person must look at first. None: queued. */
export function progressOf(runs: readonly Pick<Run, 'state' | 'broke'>[]): Progress {
  const all = new Set(runs.map(progressOfRun));
  return PROGRESS.find((each) => all.has(each)) ?? 'queued';
}

/** One component of a request, as a forge is told of it: counts alone, no names and no values of a plan. */
export type ToldRun = Pick<Run, 'number' | 'component' | 'state'> & {
  readonly progress: Progress;
  readonly counts?: PlanCounts;
};
