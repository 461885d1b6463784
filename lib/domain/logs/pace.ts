import { seconds } from '../time.ts';
import { type Millis, millis } from '../units.ts';

/** How often each log group is read. */
export type Pace = { readonly busy: Millis; readonly idle: Millis };

const FASTEST = { busy: seconds(1), idle: seconds(5) };
/** A group where lines come is read this many times as often as one that is quiet. */
const WEIGHT = 5;

/**
 * Shares a quota among the groups that are followed: the quota is the account's, so the more groups, the slower
 * each. @param perSecond calls that all of them may make together
 */
export function paceOf(groups: { readonly busy: number; readonly idle: number }, perSecond: number): Pace {
  const shares = groups.busy * WEIGHT + groups.idle;
  const each = (shares / perSecond) * 1_000;
  return {
    busy: millis(Math.max(FASTEST.busy, each / WEIGHT)),
    idle: millis(Math.max(FASTEST.idle, each)),
  };
}
