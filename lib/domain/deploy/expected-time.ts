import type { Millis } from '../units.ts';
import type { RunEvent, RunState } from './run.ts';

/** How long a run is likely to take once nothing stands before it: as the last one of its component there took. */
export type ExpectedTime = {
  /** Number of the run that it was measured on. */
  readonly run: number;
  readonly apply: Millis;
  readonly verify: Millis;
};

/**
 * From the history of a run that was applied and ended well; undefined of any other.
 * @param watch what is watched now after a deploy, which says more than how long it was watched then
 */
export function tookOf(run: number, events: readonly RunEvent[], watch?: Millis): ExpectedTime | undefined {
  // Of one that was planned again, the apply that counted is the last.
  const at = (state: RunState) => events.findLast(({ to }) => to === state)?.at;
  const [applied, verified, done] = [at('applying'), at('verifying'), at('succeeded')];
  if (applied === undefined || verified === undefined || done === undefined) return undefined;
  if (applied > verified || verified > done) return undefined;
  return { run, apply: (verified - applied) as Millis, verify: watch ?? ((done - verified) as Millis) };
}
