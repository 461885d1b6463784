import { nextPoll, startOfTail, TAIL_REACH, verifiedTo } from '#lib/domain/logs/poll-plan.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { elapsed, type Instant, instant, minus, seconds, type TimeRange } from '#lib/domain/time.ts';
import { type Millis, millis } from '#lib/domain/units.ts';
import type { Followed } from './follow.ts';
import { readPages } from './read-range.ts';

export type Head = {
  /** From the begin of one read to the begin of the next. */
  readonly every: () => Millis;
  /** Waits, unless somebody comes. */
  readonly rest: (time: Millis) => Promise<void>;
  readonly onGap: (gap: TimeRange) => void;
  /** The first read to a last page is over: what it found and was there before is not new. */
  readonly onBegun: () => void;
  readonly onRead: (how: HeadStatus) => void;
};
export type HeadStatus = {
  readonly state: 'live' | 'lagging' | 'failed';
  readonly verifiedTo: Instant;
  readonly cause?: Failure['kind'];
};

/** A read that took longer than this left viewers behind. */
const LAGGING = seconds(5);

/** Reads the newest lines until `signal` aborts; a failed read is told and made up for by the next. */
export async function followHead(followed: Followed, head: Head, signal: AbortSignal): Promise<void> {
  const { readPage, group, clock, window, take, swept } = followed;
  let readTo = startOfTail(clock());
  let begun = false;

  async function poll(): Promise<void> {
    const began = clock();
    window.forget(minus(began, TAIL_REACH), swept());
    const { range, gap } = nextPoll(readTo, began, window.floor());
    if (gap) {
      head.onGap(gap);
      readTo = gap.to;
    }
    let newest = readTo;
    const read = await readPages(readPage, { group, range }, (events) => {
      take(events);
      for (const { at } of events) newest = instant(Math.max(newest, at));
      return signal.aborted ? 'enough' : 'more';
    });
    if (signal.aborted) return;
    if (!read.ok) {
      // Pages come by event time: what is before the last one's newest line need not be caught up on again.
      readTo = instant(Math.max(readTo, Math.min(newest, began)));
      head.onRead({ state: 'failed', verifiedTo: verifiedTo(readTo), cause: read.error.kind });
      return;
    }
    readTo = instant(Math.max(readTo, began));
    if (!begun) head.onBegun();
    begun = true;
    const lagging = elapsed(began, clock()) > LAGGING;
    head.onRead({ state: lagging ? 'lagging' : 'live', verifiedTo: verifiedTo(readTo) });
  }

  while (!signal.aborted) {
    const began = clock();
    // A fault of ours in one line is told, and the next read tries again.
    await poll().catch(() => {
      head.onRead({ state: 'failed', verifiedTo: verifiedTo(readTo), cause: 'unavailable' });
    });
    if (!signal.aborted) await head.rest(millis(Math.max(0, head.every() - elapsed(began, clock()))));
  }
}
