import { elapsed, type Instant, instant, minus } from '../time.ts';
import { byTime } from './order.ts';
import type { RawLogEvent } from './raw.ts';
import { isFound, type Swept, VISIBLE_WITHIN } from './sweeps.ts';

/**
 * What a tail remembers, so that reading the same minutes again and again delivers each line once: ids of the last
 * minutes, and longer those of lines that came late.
 */
export type TailWindow = {
  /**
   * Hands lines that are new to `deliver`, in display order; `late` ones are older than what went out already. Lines
   * that had arrived before the tail began are remembered and not delivered. Below the floor only a line that came
   * late, and since the sweep for such lines, can be new.
   */
  readonly absorb: (events: readonly RawLogEvent[], swept: Swept, deliver: Deliver) => void;
  /** Remembers lines as there before the tail began. */
  readonly know: (events: readonly RawLogEvent[]) => void;
  /** Where a line was delivered, 0 for one that was there before; undefined when it is not, or no longer, known. */
  readonly placeOf: (event: RawLogEvent) => number | undefined;
  /** Forgets lines before `time`, so the floor rises, and late ones that no sweep will bring again. */
  readonly forget: (time: Instant, swept: Swept) => void;
  readonly floor: () => Instant;
  readonly size: () => number;
};

export type Fresh = { readonly event: RawLogEvent; readonly late: boolean };
/** @returns the line's place in what the tail has sent */
type Deliver = (fresh: Fresh) => number;

/** Streams of one group are never quite in step; only more than this is called late. */
const LATE_MS = 1_000;
const BEFORE = 0;
/** Late lines are few; more than these and the oldest are forgotten. */
const MOST_LATE = 50_000;

/**
 * @param bornAt when the tail began: what had arrived before is not its business
 * @param most ids kept; beyond it the oldest are forgotten and the floor rises
 */
export function tailWindow(bornAt: Instant, floor: Instant, most: number): TailWindow {
  /** By second of the line's time, so that forgetting need not look at every id. */
  const seen = new Map<number, Map<string, number>>();
  const lateOnes = new Map<string, { readonly event: RawLogEvent; readonly place: number }>();
  const arrivedFrom = minus(bornAt, VISIBLE_WITHIN);
  let count = 0;
  let lowest = floor;
  let newest = arrivedFrom;

  const placeOf = ({ at, eventId }: RawLogEvent): number | undefined =>
    seen.get(secondOf(at))?.get(eventId) ?? lateOnes.get(eventId)?.place;

  function note(event: RawLogEvent, place: number): void {
    if (event.at >= lowest) {
      const second = secondOf(event.at);
      const ids = seen.get(second) ?? new Map<string, number>();
      seen.set(second, ids);
      if (!ids.has(event.eventId)) count += 1;
      ids.set(event.eventId, place);
    }
    if (lateness(event) > VISIBLE_WITHIN) {
      // Text is not needed to know it again.
      lateOnes.set(event.eventId, { event: { ...event, message: '' }, place });
      const [oldest] = lateOnes.size > MOST_LATE ? lateOnes.keys() : [];
      if (oldest !== undefined) lateOnes.delete(oldest);
    }
  }

  function raise(time: Instant): void {
    if (time <= lowest) return;
    lowest = time;
    for (const [second, ids] of seen) {
      if (second >= secondOf(time)) continue;
      seen.delete(second);
      count -= ids.size;
    }
  }

  /** Keeps three quarters: to search at every further line would cost more than the memory. */
  function shrink(): void {
    if (count <= most) return;
    let kept = 0;
    for (const second of [...seen.keys()].toSorted((a, b) => b - a)) {
      kept += seen.get(second)?.size ?? 0;
      if (kept <= most * 0.75) continue;
      raise(instant((second + 1) * 1_000));
      return;
    }
  }

  /** Whether a line of unknown id, older than the ids that are kept, can be one that nobody delivered. */
  const isNewBelow = (event: RawLogEvent, swept: Swept): boolean =>
    lateness(event) > VISIBLE_WITHIN && !isFound(event, swept);

  return {
    floor: () => lowest,
    size: () => count,
    placeOf,
    know: (events) => {
      for (const each of events) if (placeOf(each) === undefined) note(each, BEFORE);
    },
    forget(time, swept) {
      raise(time);
      for (const [id, { event }] of lateOnes)
        if (event.at < lowest && isFound(event, swept)) lateOnes.delete(id);
    },
    absorb(events, swept, deliver) {
      for (const event of events.toSorted(byTime)) {
        if (placeOf(event) !== undefined) continue;
        if (event.at < lowest && !isNewBelow(event, swept)) continue;
        if (event.ingestedAt < arrivedFrom) {
          note(event, BEFORE);
          continue;
        }
        note(event, deliver({ event, late: event.at < newest - LATE_MS }));
        // A writer's clock that is ahead makes no other line late.
        newest = instant(Math.max(newest, Math.min(event.at, event.ingestedAt)));
      }
      shrink();
    },
  };
}

const secondOf = (at: Instant): number => Math.floor(at / 1_000);
const lateness = ({ at, ingestedAt }: RawLogEvent): number => elapsed(at, ingestedAt);
