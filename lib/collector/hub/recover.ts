import type { TailEvent } from '#lib/domain/logs/line.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import { AHEAD, isFound, SWEEPS, unfoundFrom, VISIBLE_WITHIN } from '#lib/domain/logs/sweeps.ts';
import type { TailPlace } from '#lib/domain/logs/tail-cursor.ts';
import { type Instant, instant, minus, plus, seconds, type TimeRange } from '#lib/domain/time.ts';
import type { Followed } from './follow.ts';
import { lineText, textOf } from './line-text.ts';
import { readPages } from './read-range.ts';
import type { Ring } from './ring.ts';

/** What a returning viewer has missed and the ring has not; what was not read again is told as a gap. */
export type Recovered = {
  readonly texts: readonly string[];
  /** From here on the ring has everything. */
  readonly place: number;
};
export type Recoveries = {
  readonly recover: (from: TailPlace) => Promise<Recovered>;
  /** All of it as a gap. */
  readonly tell: (from: TailPlace) => Recovered;
};

export type Recovering = Followed & { readonly id: string; readonly ring: Ring };

/** A page in a browser keeps half as many. */
const MOST_LINES = 10_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;
const MOST_PAGES = 30;
const TRIES = 3;
const BETWEEN_TRIES = seconds(2);
/** Viewers that were cut off together come back together: one read serves them all. */
const KEPT = seconds(30);
const MOST_WAITING = 20;

/** Reads again from CloudWatch, one after the other, what viewers of one group have missed. */
export function recoveries(hub: Recovering, signal: AbortSignal): Recoveries {
  const { clock } = hub;
  const kept = new Map<string, { readonly at: Instant; readonly recovered: Promise<Recovered> }>();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function recoverOnce(from: TailPlace): Promise<Recovered> {
    for (const [key, { at }] of kept) if (at < minus(clock(), KEPT)) kept.delete(key);
    const key = JSON.stringify(from);
    const known = kept.get(key);
    if (known) return known.recovered;
    if (waiting >= MOST_WAITING) return Promise.resolve(tell(hub, from));
    waiting += 1;
    const recovered = last
      .then(() => recover(hub, from, signal))
      .finally(() => {
        waiting -= 1;
      });
    last = recovered;
    kept.set(key, { at: clock(), recovered });
    return recovered;
  }

  return { recover: recoverOnce, tell: (from) => tell(hub, from) };
}

type Missed = {
  /** Event times to read, most wanted first. */
  readonly ranges: readonly TimeRange[];
  /** Last place that is recovered; what comes after is in the ring. */
  readonly place: number;
  readonly isMissed: (event: RawLogEvent) => boolean;
};

async function recover(hub: Recovering, from: TailPlace, signal: AbortSignal): Promise<Recovered> {
  const { group, readPage, clock, wait, take } = hub;
  const write = lineText();
  const { ranges, place, isMissed } = missedBy(hub, from);
  const texts: string[] = [];
  let characters = 0;

  /** @returns what was left unread and why */
  async function read(range: TimeRange): Promise<Extract<TailEvent, { kind: 'gap' }> | undefined> {
    let reached = range.from;
    let pages = 0;
    for (let tries = 1; ; tries += 1) {
      const sent = new Set<string>();
      const done = await readPages(readPage, { group, range: { from: reached, to: range.to } }, (events) => {
        take(events);
        for (const event of events) {
          reached = instant(Math.max(reached, event.at));
          if (sent.has(event.eventId)) continue;
          // Every line is parsed: the first one of a private key may be one that was not missed.
          const text = write({ event, late: event.ingestedAt - event.at > VISIBLE_WITHIN });
          if (!isMissed(event)) continue;
          sent.add(event.eventId);
          characters += text.length;
          texts.push(text);
        }
        pages += 1;
        const full = texts.length >= MOST_LINES || characters >= MOST_CHARACTERS || pages >= MOST_PAGES;
        return signal.aborted || full ? 'enough' : 'more';
      });
      if (done.ok && done.value) return undefined;
      const cause = done.ok ? 'too-many' : done.error.kind;
      if (done.ok || tries === TRIES || signal.aborted)
        return { kind: 'gap', group, ...range, from: reached, cause };
      await wait(BETWEEN_TRIES, signal);
    }
  }

  const now = clock();
  for (const range of ranges) {
    const gap = await read(range);
    if (gap) texts.push(textOf({ ...gap, to: instant(Math.max(gap.from + 1, Math.min(gap.to, now))) }));
  }
  return { texts, place };
}

function missedBy({ id, ring, window, clock }: Recovering, from: TailPlace): Missed {
  const isSame = from.hub === id;
  const place = isSame ? ring.first() - 1 : ring.head();
  const gone = isSame ? ring.goneAfter(from.place) : 'unknown';
  const isMissed = (event: RawLogEvent): boolean => {
    const at = window.placeOf(event);
    if (at === undefined) return !isFound(event, from.swept);
    if (isSame) return at > from.place && at <= place;
    return at <= place && !isFound(event, from.swept);
  };
  if (gone === 'none') return { ranges: [], place, isMissed };
  if (gone !== 'unknown') return { ranges: [gone], place, isMissed };
  const soon = minus(minus(from.swept.short, VISIBLE_WITHIN), SWEEPS.short.finds);
  const newest = { from: soon, to: plus(clock(), AHEAD) };
  const older = { from: unfoundFrom(from.swept), to: soon };
  return { ranges: older.from < older.to ? [newest, older] : [newest], place, isMissed };
}

/** What cannot be read again by itself is told, and a click reads it. */
function tell(hub: Recovering, from: TailPlace): Recovered {
  const { ranges, place } = missedBy(hub, from);
  const now = hub.clock();
  const texts = ranges.map((range) =>
    textOf({
      kind: 'gap',
      group: hub.group,
      from: range.from,
      to: instant(Math.max(range.from + 1, Math.min(range.to, now))),
      cause: 'too-many',
    }),
  );
  return { texts, place };
}
