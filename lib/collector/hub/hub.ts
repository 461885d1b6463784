import type { GapCause } from '#lib/domain/logs/line.ts';
import { byTime } from '#lib/domain/logs/order.ts';
import type { Pace } from '#lib/domain/logs/pace.ts';
import { TAIL_REACH } from '#lib/domain/logs/poll-plan.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import { type Swept, sweptAt } from '#lib/domain/logs/sweeps.ts';
import { cursorPart, groupMark, type TailPlace } from '#lib/domain/logs/tail-cursor.ts';
import { tailWindow } from '#lib/domain/logs/tail-window.ts';
import {
  type Clock,
  elapsed,
  type Instant,
  instant,
  minus,
  seconds,
  type TimeRange,
} from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { type Wait, waitFor } from './follow.ts';
import { followHead, type HeadStatus } from './follow-head.ts';
import { followSweeps } from './follow-sweeps.ts';
import { lineText, textOf } from './line-text.ts';
import type { ReadPage } from './read-range.ts';
import { type Recoveries, recoveries } from './recover.ts';
import { type Ring, type RingBounds, ring } from './ring.ts';

/** One upstream for one log group, whoever watches: what it sends has an order, and a place in it. */
export type Hub = {
  /** Of this life: a place in another one's order means nothing here. */
  readonly id: string;
  readonly mark: string;
  readonly group: string;
  readonly ring: Ring;
  readonly clock: Clock;
  readonly bornAt: Instant;
  /** The cursor's part of a viewer that has come this far and is owed nothing before. */
  readonly partAt: (place: number) => string;
  /** The newest status, for whoever comes new. */
  readonly status: () => string | undefined;
  readonly recoveries: Recoveries;
  /** Calls `wake` when there is more. @returns how to leave. */
  readonly join: (wake: () => void) => () => void;
  readonly listeners: () => number;
  readonly temper: () => keyof Pace;
  readonly stop: () => void;
};

export type HubSetting = {
  readonly id: string;
  readonly readPage: ReadPage;
  readonly group: string;
  readonly clock: Clock;
  readonly pace: () => Pace;
  readonly wait?: Wait;
  readonly bounds?: RingBounds;
};

/** Ids of half an hour at 200 lines a second: about 60 MB at worst. */
const MOST_IDS = 360_000;
/** A status that says the same again only moves `verifiedTo`. */
const STATUS_EVERY = seconds(5);
const QUIET_AFTER = seconds(30);
/** A page may hold more than the ring: viewers take it in parts. */
const BATCH_LINES = 100;
const BATCH_CHARACTERS = 512 * 1024;
/** What the first read finds that has just come; the page reads the rest itself. */
const LOOK_BACK = seconds(15);
const MOST_LOOK_BACK = 200;

export function startHub({ id, readPage, group, clock, pace, wait = waitFor, bounds }: HubSetting): Hub {
  const bornAt = clock();
  const mark = groupMark(group);
  const kept = ring(bounds);
  const window = tailWindow(bornAt, minus(bornAt, TAIL_REACH), MOST_IDS);
  const write = lineText();
  const stopped = new AbortController();
  const listeners = new Set<() => void>();
  let swept: Swept = sweptAt(bornAt);
  /** What the first read found of the time just before, until it has ended. */
  let before: RawLogEvent[] | undefined = [];
  let status: { readonly state: HeadStatus['state']; readonly text: string } | undefined;
  let toldAt = bornAt;
  let resting = new AbortController();
  let spokeAt = bornAt;

  const partAt = (place: number) => cursorPart(mark, { hub: id, place, swept });
  const wake = () => {
    for (const each of listeners) each();
  };
  const add = (text: string, range?: TimeRange): number =>
    kept.add({ text, part: partAt(kept.head() + 1), addedAt: clock(), ...(range ? { range } : {}) });

  function absorb(events: readonly RawLogEvent[]): void {
    let lines = 0;
    let characters = 0;
    window.absorb(events, swept, (fresh) => {
      const { at } = fresh.event;
      const text = write(fresh);
      const place = add(text, { from: at, to: instant(at + 1) });
      lines += 1;
      characters += text.length;
      if (lines % BATCH_LINES === 0 || characters > BATCH_CHARACTERS) {
        characters = 0;
        wake();
      }
      return place;
    });
    if (lines === 0) return;
    spokeAt = clock();
    wake();
  }

  function take(events: readonly RawLogEvent[]): void {
    if (!before) {
      absorb(events);
      return;
    }
    const old = events.filter(({ ingestedAt }) => ingestedAt < bornAt);
    const justNow = minus(bornAt, LOOK_BACK);
    before.push(...old.filter((each) => each.ingestedAt >= justNow && each.at >= justNow));
    window.know(old.filter((each) => each.ingestedAt < justNow || each.at < justNow));
    absorb(events.filter(({ ingestedAt }) => ingestedAt >= bornAt));
  }

  function onBegun(): void {
    const unique = new Map((before ?? []).map((each) => [each.eventId, each]));
    const sorted = [...unique.values()].toSorted(byTime);
    before = undefined;
    window.know(sorted.slice(0, -MOST_LOOK_BACK));
    absorb(sorted.slice(-MOST_LOOK_BACK));
  }

  function onRead(how: HeadStatus): void {
    const text = textOf({ kind: 'status', group, ...how, watchedFrom: sweeps.watchedFrom() });
    const tellIt = how.state !== status?.state || elapsed(toldAt, clock()) >= STATUS_EVERY;
    status = { state: how.state, text };
    if (!tellIt) return;
    toldAt = clock();
    add(text);
    wake();
  }

  const onGap = (gap: TimeRange) => {
    add(textOf({ kind: 'gap', group, ...gap, cause: 'outage' satisfies GapCause }), gap);
    wake();
  };
  const temper = (): keyof Pace => {
    if (listeners.size === 0) return 'unwatched';
    const quiet = elapsed(spokeAt, clock()) > QUIET_AFTER || status?.state === 'failed';
    return quiet ? 'quiet' : 'speaking';
  };

  const followed = { readPage, group, clock, wait, window, take, swept: () => swept };
  const sweeps = followSweeps(
    followed,
    {
      onSwept(name, began) {
        swept = { ...swept, [name]: began };
      },
    },
    stopped.signal,
  );
  const rest = (time: Millis): Promise<void> => {
    resting = new AbortController();
    return wait(time, resting.signal);
  };
  const every = () => pace()[temper()];
  followHead(followed, { every, rest, onGap, onBegun, onRead }, stopped.signal).catch(() => {
    // A fault of ours ends the reading: whoever watches is told.
    onRead({ state: 'failed', verifiedTo: bornAt, cause: 'unavailable' });
  });
  return {
    ...{ id, mark, group, clock, bornAt, ring: kept, partAt, temper },
    status: () => status?.text,
    recoveries: recoveries({ ...followed, id, ring: kept }, stopped.signal),
    listeners: () => listeners.size,
    join(listener) {
      // Whoever comes back does not wait for the slow turn of a group that nobody watched.
      if (listeners.size === 0) resting.abort();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopped.abort();
      resting.abort();
    },
  };
}

/** A place that no hub has given out. */
export const isForged = ({ id, ring: kept }: Hub, from: TailPlace): boolean =>
  from.hub === id && from.place > kept.head();
