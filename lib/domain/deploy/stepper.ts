import type { Instant } from '../time.ts';
import { isFinal, type Run, type RunEvent, type RunState } from './run.ts';

export const STEPS = ['requested', 'planned', 'approvals', 'apply', 'verify', 'done'] as const;
export type Step = (typeof STEPS)[number];

export type StepState = {
  readonly step: Step;
  /** `unneeded`: a run without a change ends without it. */
  readonly state: 'done' | 'now' | 'failed' | 'ahead' | 'unneeded';
  /** When it was left behind, or entered when it is now. */
  readonly at?: Instant;
};

/** The step that a state belongs to. */
const STEP_OF: Readonly<Record<RunState, Step>> = {
  requested: 'requested',
  queued: 'requested',
  planning: 'planned',
  planned: 'approvals',
  'no-change': 'done',
  'awaiting-approval': 'approvals',
  approved: 'apply',
  applying: 'apply',
  verifying: 'verify',
  succeeded: 'done',
  failed: 'done',
  'rolling-back': 'verify',
  'rolled-back': 'done',
  rejected: 'done',
  expired: 'done',
  cancelled: 'done',
  superseded: 'done',
  'needs-attention': 'verify',
};

/** With nothing to change, nothing is approved, applied or watched. */
const UNNEEDED: readonly Step[] = ['approvals', 'apply', 'verify'];

const GOOD: readonly RunState[] = ['succeeded', 'no-change'];

/** Where a run stands, from its history: a run that ended badly stops at the step it was in. */
export function stepsOf(run: Run, events: readonly RunEvent[]): readonly StepState[] {
  const ended = isFinal(run.state) && !GOOD.includes(run.state);
  const last = events.findLast(({ to }) => to !== undefined && STEP_OF[to] !== 'done')?.to;
  const stopped = ended || run.state === 'needs-attention';
  const current = ended && last ? STEP_OF[last] : STEP_OF[run.state];
  const at = STEPS.indexOf(current);
  return STEPS.map((step, index): StepState => {
    if (run.state === 'no-change' && UNNEEDED.includes(step)) return { step, state: 'unneeded' };
    const moment = momentOf(step, index < at, events);
    const state =
      index < at || GOOD.includes(run.state) ? 'done' : index > at ? 'ahead' : stopped ? 'failed' : 'now';
    return { step, state, ...(moment === undefined || index > at ? {} : { at: moment }) };
  });
}

function momentOf(step: Step, behind: boolean, events: readonly RunEvent[]): Instant | undefined {
  const inside = events.filter(({ to }) => to !== undefined && STEP_OF[to] === step);
  const entered = inside[0]?.at;
  if (!behind || step === 'requested') return entered;
  const left = events.find(
    ({ to, at }) =>
      to !== undefined && STEPS.indexOf(STEP_OF[to]) > STEPS.indexOf(step) && at >= (entered ?? 0),
  );
  return left?.at ?? entered;
}
