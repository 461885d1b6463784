import type { Instant } from '../time.ts';
import type { StackOperation } from './aws-sighting.ts';
import type { RunBreak } from './run-break.ts';
import type { RunNote } from './run-note.ts';
import { engineOf, type Tool } from './tool.ts';

export const RUN_STATES = [
  'requested',
  'queued',
  'planning',
  'planned',
  'no-change',
  'awaiting-approval',
  'approved',
  'applying',
  'verifying',
  'succeeded',
  'failed',
  'rolling-back',
  'rolled-back',
  'rejected',
  'expired',
  'cancelled',
  'superseded',
  'needs-attention',
] as const;
export type RunState = (typeof RUN_STATES)[number];

export type Lane = 'infrastructure' | 'application';

/**
 * The only moves a run may make. A re-plan (state moved, binding broke) goes back to `planning`; what was
 * applied is never applied again, so `applying` never returns to `approved`: a runner that died while applying
 * leaves a re-plan, and `planning` leads to `verifying` when that finds nothing left (ADR 0004).
 */
export const TRANSITIONS: Readonly<Record<RunState, readonly RunState[]>> = {
  requested: ['queued', 'cancelled', 'superseded'],
  queued: ['planning', 'cancelled', 'superseded', 'failed', 'expired'],
  planning: ['planned', 'no-change', 'verifying', 'failed', 'cancelled', 'queued'],
  planned: ['awaiting-approval', 'approved', 'cancelled', 'superseded', 'failed'],
  'no-change': [],
  'awaiting-approval': ['approved', 'rejected', 'expired', 'cancelled', 'superseded', 'planning'],
  approved: ['applying', 'planning', 'cancelled', 'superseded', 'expired', 'failed'],
  applying: ['verifying', 'planning', 'failed', 'rolling-back', 'needs-attention'],
  verifying: ['succeeded', 'failed', 'rolling-back', 'needs-attention'],
  succeeded: [],
  failed: [],
  'rolling-back': ['rolled-back', 'needs-attention', 'failed'],
  'rolled-back': [],
  rejected: [],
  expired: [],
  cancelled: [],
  superseded: [],
  'needs-attention': ['succeeded', 'failed', 'rolled-back', 'rolling-back'],
};

export const canMove = (from: RunState, to: RunState): boolean => TRANSITIONS[from].includes(to);
/** Nothing more will happen by itself or by a person. */
export const isFinal = (state: RunState): boolean => TRANSITIONS[state].length === 0;
/** A runner works on it and holds the environment's lease. */
export const holdsLease = (state: RunState): boolean =>
  state === 'planning' || state === 'applying' || state === 'verifying' || state === 'rolling-back';
/** Nothing of it is applied yet, and something may keep it from being. */
export const canBeHeld = ({ state }: Pick<Run, 'state'>): boolean => canMove(state, 'cancelled');
/** Shown as "deploying" beside the environment's verdict. */
export const isDeploying = (state: RunState): boolean =>
  state === 'applying' || state === 'verifying' || state === 'rolling-back';

/** What a person may ask of the stack of a run: while it is executed, or when it is stuck. Terraform's has none. */
export function stackOperationsIn({ tool, state }: Pick<Run, 'tool' | 'state'>): readonly StackOperation[] {
  if (engineOf(tool) !== 'cloudformation') return [];
  if (state === 'applying') return ['cancel'];
  return state === 'needs-attention' ? ['cancel', 'continue-rollback'] : [];
}

/** One component of one deployment. */
export type Run = {
  readonly id: string;
  /** Counts up over the whole portal; people say "#412". */
  readonly number: number;
  readonly deploymentId: string;
  /** As it was when it was asked for, like the lane and the tool: `portal.yaml` may say otherwise by now. */
  readonly component: string;
  readonly tool: Tool;
  readonly lane: Lane;
  /** Among the runs of its deployment, from 0. */
  readonly position: number;
  /** Components of the same deployment that must have ended well before it begins. */
  readonly needs: readonly string[];
  readonly state: RunState;
  /** Words for where it stands: step name and counts. */
  readonly step?: RunStep;
  readonly failure?: RunFailure;
  /** It ended well, and its environment broke soon after. */
  readonly broke?: RunBreak;
  /** Number of the run that goes back by itself, because this one failed its verification. */
  readonly wayBack?: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly finishedAt?: Instant;
};

/** `3 / 7` resources of the current step; `total` undefined while unknown. */
export type RunStep = {
  readonly name: StepName;
  readonly done: number;
  readonly total?: number;
  readonly detail?: string;
};
export type StepName =
  | 'clone'
  | 'build'
  | 'plan'
  | 'approval'
  | 'apply'
  | 'change-set'
  | 'execute'
  | 'verify'
  | 'roll-back';

/** The first real cause, not the rollback that followed. */
export type RunFailure = {
  readonly code: string;
  readonly step: StepName;
  readonly cause: string;
  readonly resource?: string;
};

/** One appended row of a run's history: a transition, a step or a note. The run's row is the truth. */
export type RunEvent = {
  readonly seq: number;
  readonly at: Instant;
  readonly from?: RunState;
  readonly to?: RunState;
  readonly actor: string;
  readonly note?: RunNote;
};
