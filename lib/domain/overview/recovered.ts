import type { EnvironmentKey } from '../environment.ts';
import { elapsed, type Instant, minutes } from '../time.ts';
import type { Happening } from './board.ts';

/** The newest turn from trouble to health; `wayBack` of `number`: the run that went back because that one failed. */
export type Recovered = {
  readonly key: EnvironmentKey;
  readonly at: Instant;
  readonly run?: { readonly number: number; readonly wayBack: number };
};

/** So long a recovery is what somebody who looks has to know first. */
const NEWS = minutes(30);
/** A way back begins no longer than this before health returns. */
const OF_THE_SAME = minutes(60);

/** @param happenings newest first */
export function recoveredOf(happenings: readonly Happening[], now: Instant): Recovered | undefined {
  const turn = happenings.find((each) => each.kind === 'verdict');
  if (turn?.to !== 'healthy' || (turn.from !== 'degraded' && turn.from !== 'failing')) return undefined;
  const { key, at } = turn;
  if (elapsed(at, now) > NEWS) return undefined;
  const failed = happenings.find(
    (each) =>
      each.kind === 'run' &&
      each.wayBack !== undefined &&
      each.key === key &&
      each.at <= at &&
      elapsed(each.at, at) <= OF_THE_SAME,
  );
  if (failed?.kind !== 'run' || failed.wayBack === undefined) return { key, at };
  return { key, at, run: { number: failed.number, wayBack: failed.wayBack } };
}
