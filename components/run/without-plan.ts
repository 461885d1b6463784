import { isFinal, type RunState } from '#lib/domain/deploy/run.ts';

/** Why a run has no plan, as the message of each panel that would speak of it is called. */
export function withoutPlan(state: RunState): 'noChange' | 'noPlan' | 'noPlanYet' {
  if (state === 'no-change') return 'noChange';
  return isFinal(state) ? 'noPlan' : 'noPlanYet';
}
