import { type Instant, instant } from '../time.ts';
import { byTime } from './order.ts';
import type { RawLogEvent } from './raw.ts';

/** What a tail remembers, so that reading the same minutes again and again delivers each line once. */
export type TailWindow = {
  /**
   * Lines of `events` that were not delivered before, in display order; `late` ones are older than what went out
   * already. Older than the floor is ignored: whether it was delivered is no longer known.
   */
  readonly absorb: (events: readonly RawLogEvent[]) => readonly Fresh[];
  /** Forgets lines before `time`: the floor rises. */
  readonly forgetBefore: (time: Instant) => void;
  readonly floor: () => Instant;
  readonly size: () => number;
};

export type Fresh = { readonly event: RawLogEvent; readonly late: boolean };

/** Streams of one group are never quite in step; only more than this is called late. */
const LATE_MS = 1_000;

/** @param most ids kept; beyond it the oldest are forgotten and the floor rises. */
export function tailWindow(floor: Instant, most: number): TailWindow {
  const seen = new Map<string, Instant>();
  let lowest = floor;
  let newest = floor;

  function forgetBefore(time: Instant): void {
    if (time <= lowest) return;
    lowest = time;
    for (const [id, at] of seen) if (at < time) seen.delete(id);
  }

  /** Keeps three quarters: to search at every further line would cost more than the memory. */
  function shrink(): void {
    if (seen.size <= most) return;
    const times = [...seen.values()].toSorted((a, b) => a - b);
    const cut = times[Math.ceil(times.length - most * 0.75)];
    // One more than the newest that goes: lines of the same millisecond go together.
    if (cut !== undefined) forgetBefore(instant(cut + 1));
  }

  return {
    floor: () => lowest,
    size: () => seen.size,
    forgetBefore,
    absorb(events) {
      const fresh: Fresh[] = [];
      for (const event of events.toSorted(byTime)) {
        if (event.at < lowest || seen.has(event.eventId)) continue;
        seen.set(event.eventId, event.at);
        fresh.push({ event, late: event.at < newest - LATE_MS });
        if (event.at > newest) newest = event.at;
      }
      shrink();
      return fresh;
    },
  };
}
