import { seconds } from '../time.ts';
import { type Millis, millis } from '../units.ts';

/** From the begin of one read of a log group to the begin of the next. */
export type Pace = { readonly speaking: Millis; readonly quiet: Millis; readonly unwatched: Millis };
export type Followed = { readonly [Kind in keyof Pace]: number };

/** A line is not there sooner than this after its call; to ask more often would only warm the machine. */
const FASTEST = 100;
/** Where nobody looks, what a returning viewer will want is kept together. */
const UNWATCHED = seconds(5);
/** Where lines came of late the next ones are likely. */
const WEIGHT: Followed = { speaking: 3, quiet: 1, unwatched: 0.25 };

/**
 * Shares a quota among the groups that are followed: the quota is the account's, so the more groups, the slower
 * each, and the fewer, the quicker. @param perSecond calls that all of them may make together
 */
export function paceOf(groups: Followed, perSecond: number): Pace {
  const shares =
    groups.speaking * WEIGHT.speaking + groups.quiet * WEIGHT.quiet + groups.unwatched * WEIGHT.unwatched;
  const each = (kind: keyof Pace, least: number) =>
    millis(Math.max(least, ((shares / perSecond) * 1_000) / WEIGHT[kind]));
  return {
    speaking: each('speaking', FASTEST),
    quiet: each('quiet', FASTEST),
    unwatched: each('unwatched', UNWATCHED),
  };
}
