import { days, type Instant, instant, minutes, type TimeRange } from '../time.ts';
import { RANGES, type RangeName, rangeUpTo } from './ranges.ts';

/** What the address says of the time shown: a named range up to now, or a fixed stretch. */
export type ChartWindow =
  | { readonly kind: 'named'; readonly name: RangeName }
  | { readonly kind: 'fixed'; readonly range: TimeRange };

/** CloudWatch keeps nothing longer. */
const LONGEST = days(455);
const SHORTEST = minutes(2);

/**
 * Reads `range=6h` or `from=…&to=…` (epoch milliseconds, or ISO as a person writes it). Ends in the wrong order are
 * turned round; a stretch that is no time, or longer than CloudWatch keeps, is 90 minutes.
 */
export function chartWindow(query: { range?: string; from?: string; to?: string }): ChartWindow {
  const ends = [moment(query.from), moment(query.to)].filter((each) => each !== undefined);
  const [a, b] = ends.toSorted((x, y) => x - y);
  if (a !== undefined && b !== undefined && b - a >= SHORTEST && b - a <= LONGEST) {
    return { kind: 'fixed', range: { from: a, to: b } };
  }
  return { kind: 'named', name: RANGES.find(({ name }) => name === query.range)?.name ?? '90m' };
}

function moment(text = ''): Instant | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isSafeInteger(value) && value > 0 ? instant(value) : undefined;
}

export const windowRange = (window: ChartWindow, now: Instant): TimeRange =>
  window.kind === 'named' ? rangeUpTo(now, window.name) : window.range;

/** The window as part of an address, without the question mark. */
export const windowQuery = (window: ChartWindow): string =>
  window.kind === 'named' ? `range=${window.name}` : `from=${window.range.from}&to=${window.range.to}`;

/** A window as one word, for the step back: `90m` or `1795000000000-1795000600000`. */
export const windowWord = (window: ChartWindow): string =>
  window.kind === 'named' ? window.name : `${window.range.from}-${window.range.to}`;

export function windowOfWord(word: string): ChartWindow {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(word) ?? [];
  return chartWindow(from && to ? { from, to } : { range: word });
}

/**
 * What a brush from one share of the width to another means: whole periods, three at least. A brush narrower than
 * that is a click and means nothing.
 */
export function brushed(range: TimeRange, period: number, start: number, end: number): TimeRange | undefined {
  const at = (share: number) => range.from + Math.min(1, Math.max(0, share)) * (range.to - range.from);
  const from = Math.floor(at(Math.min(start, end)) / period) * period;
  const to = Math.ceil(at(Math.max(start, end)) / period) * period;
  const width = Math.abs(at(end) - at(start));
  return width < period * 2 || to - from < SHORTEST ? undefined : { from: instant(from), to: instant(to) };
}

export type Move = 'earlier' | 'later' | 'closer' | 'wider';

/** The stretch half its length aside, or its middle half, or twice as long; never past now, never shorter than two minutes. */
export function moved({ from, to }: TimeRange, move: Move, now: Instant): TimeRange {
  const length = to - from;
  const shift = move === 'earlier' ? -length / 2 : move === 'later' ? length / 2 : 0;
  const longer = move === 'wider' ? length / 2 : move === 'closer' ? -length / 4 : 0;
  const half = Math.max(SHORTEST, Math.min(LONGEST, length + 2 * longer)) / 2;
  const middle = Math.min((from + to) / 2 + shift, now - half);
  return { from: instant(Math.round(middle - half)), to: instant(Math.round(middle + half)) };
}
