import { type Instant, instant, minus, seconds, type TimeRange } from '#lib/domain/time.ts';

/** One event of a hub as it goes to every viewer. */
export type Entry = {
  /** A `TailEvent` as JSON. */
  readonly text: string;
  /** The cursor's part behind it. */
  readonly part: string;
  /** Times of the lines that it is, or that are missing; a status has none. */
  readonly range?: TimeRange;
  readonly addedAt: Instant;
};

/** The newest events of a hub by place, and what times older ones were of: bounded by number and size. */
export type Ring = {
  /** Place of the newest; 0 before the first. */
  readonly head: () => number;
  /** Place of the oldest that is kept. */
  readonly first: () => number;
  readonly add: (entry: Entry) => number;
  readonly at: (place: number) => Entry | undefined;
  /** From where on a new viewer gets what has just come. */
  readonly justBefore: (now: Instant) => number;
  /** Times of what is no longer kept after a place: none when that was nothing but statuses. */
  readonly goneAfter: (place: number) => TimeRange | 'none' | 'unknown';
};

export type RingBounds = { readonly entries: number; readonly characters: number };

const BOUNDS: RingBounds = { entries: 10_000, characters: 8 * 1024 * 1024 };
/** Events whose times are remembered as one range once they are gone. */
const BLOCK = 128;
const MOST_BLOCKS = 4_000;
/** What a new viewer gets of the time before it came: enough to overlap what the page read first. */
const LOOK_BACK = seconds(15);
const MOST_LOOK_BACK = 200;

type Block = { readonly from: number; to: number; range: TimeRange | undefined };

export function ring(bounds: RingBounds = BOUNDS): Ring {
  let kept: (Entry | undefined)[] = [];
  /** Index of the oldest in `kept`: shifting at each line would move all others. */
  let start = 0;
  let first = 1;
  let characters = 0;
  const gone: Block[] = [];
  const count = () => kept.length - start;

  function letGo(): void {
    const oldest = kept[start];
    if (!oldest) return;
    kept[start] = undefined;
    start += 1;
    characters -= oldest.text.length;
    const last = gone.at(-1);
    if (last && last.to - last.from < BLOCK - 1) {
      last.to = first;
      last.range = span(last.range, oldest.range);
    } else {
      gone.push({ from: first, to: first, range: oldest.range });
      if (gone.length > MOST_BLOCKS) gone.splice(0, MOST_BLOCKS / 2);
    }
    first += 1;
    if (start > bounds.entries) {
      kept = kept.slice(start);
      start = 0;
    }
  }

  const head = () => first + count() - 1;
  return {
    head,
    first: () => first,
    add(entry) {
      kept.push(entry);
      characters += entry.text.length;
      while (count() > bounds.entries || (characters > bounds.characters && count() > 1)) letGo();
      return head();
    },
    at: (place) => (place < first ? undefined : kept[start + place - first]),
    justBefore(now) {
      let place = head();
      const oldest = Math.max(first, place - MOST_LOOK_BACK + 1);
      while (place >= oldest && (kept[start + place - first]?.addedAt ?? 0) >= minus(now, LOOK_BACK)) {
        place -= 1;
      }
      return place;
    },
    goneAfter(place) {
      if ((gone[0]?.from ?? 1) > place + 1) return 'unknown';
      const ranges = gone.flatMap(({ to, range }) => (to > place && range ? [range] : []));
      return ranges.reduce<TimeRange | undefined>(span, undefined) ?? 'none';
    },
  };
}

const span = (one: TimeRange | undefined, other: TimeRange | undefined) =>
  one && other
    ? { from: instant(Math.min(one.from, other.from)), to: instant(Math.max(one.to, other.to)) }
    : (one ?? other);
