import { type Instant, instant, minus, minutes, plus, seconds, type TimeRange } from '../time.ts';

/** Events arrive late: most within seconds; for those that come later there are the sweeps. */
const OVERLAP = seconds(15);
/** How far back a tail begins. */
const BEGINS_BACK = seconds(60);
/** How far back a tail catches up: what an outage hid for longer is a gap. Ids are kept as long. */
export const TAIL_REACH = minutes(36);

/** Everything before was read to its last page, or was there before the tail began. */
export const startOfTail = (now: Instant): Instant => minus(now, BEGINS_BACK);

export type Poll = {
  readonly range: TimeRange;
  /** What no read will reach any more. */
  readonly gap?: TimeRange;
};

/**
 * The newest lines, with an overlap, or all since the last good read after a failure. `floor` bounds it: older
 * lines could not be told from repeated ones.
 */
export function nextPoll(readTo: Instant, now: Instant, floor: Instant): Poll {
  const wanted = minus(readTo, OVERLAP);
  const from = instant(Math.max(wanted, minus(now, TAIL_REACH), floor));
  const lost = from > wanted ? { gap: { from: wanted, to: from } } : {};
  // The end is open: a writer's clock may be ahead of ours.
  return { range: { from, to: instant(Math.max(plus(now, OVERLAP), from + 1)) }, ...lost };
}

/** Up to here every line was read at least twice, so that what came a little late is in. */
export const verifiedTo = (readTo: Instant): Instant => minus(readTo, OVERLAP);
