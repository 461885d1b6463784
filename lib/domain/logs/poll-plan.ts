import { elapsed, type Instant, instant, minus, minutes, seconds, type TimeRange } from '../time.ts';

/** How far a tail has read, and when it last looked further back. */
export type PollState = {
  /** Everything before was read to its last page. */
  readonly readTo: Instant;
  readonly sweptShort: Instant;
  readonly sweptLong: Instant;
};

/** Events arrive late: most within seconds, some within minutes, a few much later. */
const OVERLAP = seconds(15);
const SHORT = { back: minutes(5), each: seconds(30) };
const LONG = { back: minutes(30), each: minutes(5) };

/** How far back a tail looks at most: what an outage hid for longer is a gap. */
export const TAIL_REACH = LONG.back;

export const startOfTail = (now: Instant): PollState => ({
  readTo: minus(now, SHORT.back),
  sweptShort: now,
  sweptLong: now,
});

export type Poll = {
  readonly range: TimeRange;
  /** Where things stand once the range was read to its last page. */
  readonly after: PollState;
  /** What no read will reach any more. */
  readonly gap?: TimeRange;
};

/**
 * What to read next: the overlap, or further back when a sweep is due, or since the last good read after a
 * failure. `floor` bounds it: older lines could not be told from repeated ones.
 */
export function nextPoll(state: PollState, now: Instant, floor: Instant): Poll {
  const long = elapsed(state.sweptLong, now) >= LONG.each;
  const short = long || elapsed(state.sweptShort, now) >= SHORT.each;
  const wanted = Math.min(
    minus(state.readTo, OVERLAP),
    short ? minus(now, SHORT.back) : now,
    long ? minus(now, LONG.back) : now,
  );
  const from = instant(Math.max(wanted, minus(now, TAIL_REACH), floor));
  const after = {
    readTo: now,
    sweptShort: short ? now : state.sweptShort,
    sweptLong: long ? now : state.sweptLong,
  };
  const lost = from > state.readTo ? { gap: { from: state.readTo, to: from } } : {};
  // The end is open: a writer's clock may be ahead of ours.
  return { range: { from, to: instant(now + OVERLAP) }, after, ...lost };
}

/** Up to here every line was read at least twice, so that what came a little late is in. */
export const verifiedTo = (state: PollState): Instant => minus(state.readTo, OVERLAP);
