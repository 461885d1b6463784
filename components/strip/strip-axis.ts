import type { HealthSample } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Share of the width for 24 h to 1 h ago; the rest is the last hour. */
export const SPLIT = 62;
const OLD_BUCKETS = 138;
const NEW_BUCKETS = 60;
const YOUNG_BUCKETS = 160;
/** A history of less is not stretched over the whole width. */
const SHORTEST = 5 * MINUTE;
/** The oldest sample of a full day is this young at most: older ones are kept by ten minutes. */
const FULL = DAY - 30 * MINUTE;

/** The time that a strip spans: a day in two parts, or from the first reading on while that is younger. */
export type StripAxis = { readonly now: Instant; readonly from?: Instant };

/** When an environment was first known to be one way or another: before its first deploy there is nothing to know. */
export function firstJudged(samples: readonly HealthSample[]): Instant | undefined {
  return (samples.find(({ verdict }) => verdict !== 'unknown') ?? samples[0])?.at;
}

/** @param firsts the first reading of each environment on the page: they share one axis */
export function stripAxis(firsts: readonly (Instant | undefined)[], now: Instant): StripAxis {
  const first = Math.min(...firsts.filter((each) => each !== undefined));
  if (!Number.isFinite(first) || now - first >= FULL) return { now };
  return { now, from: instant(Math.min(first, now - SHORTEST)) };
}

/** Where a moment stands on the strip, in percent; undefined outside what the strip spans. */
export function stripPosition(at: Instant, { now, from }: StripAxis): number | undefined {
  const age = now - at;
  if (age < 0 || at < (from ?? now - DAY)) return undefined;
  if (from !== undefined) return ((at - from) / (now - from)) * 100;
  if (age <= HOUR) return 100 - (age / HOUR) * (100 - SPLIT);
  return ((DAY - age) / (DAY - HOUR)) * SPLIT;
}

export type Tick = { readonly at: Instant; readonly x: number };

/** Whole hours 18, 12 and 6 hours back; of a young history every other minute, then ten, then hours. Labels and grid stand there. */
export function stripTicks(axis: StripAxis): readonly Tick[] {
  const { now, from } = axis;
  const hour = now - (now % HOUR);
  if (from === undefined)
    return placed(
      [18, 12, 6].map((ago) => hour - ago * HOUR),
      axis,
    );
  const step = stepOf(now - from);
  const first = Math.ceil(from / step) * step;
  return placed(
    Array.from({ length: Math.floor((now - first) / step) + 1 }, (_, index) => first + index * step),
    axis,
  );
}

function stepOf(span: number): number {
  if (span < 30 * MINUTE) return 2 * MINUTE;
  if (span < 3 * HOUR) return 10 * MINUTE;
  return span < 9 * HOUR ? HOUR : 3 * HOUR;
}

const placed = (moments: readonly number[], axis: StripAxis): Tick[] =>
  moments.flatMap((each) => {
    const x = stripPosition(instant(each), axis);
    return x === undefined ? [] : [{ at: instant(each), x }];
  });

export type Cell = {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
};

/** The strip cut into stretches of time, each with its share of the width. */
export function stripCells({ now, from }: StripAxis): readonly Cell[] {
  const row = (begin: number, length: number, count: number, x0: number, x1: number): Cell[] =>
    Array.from({ length: count }, (_, index) => ({
      start: begin + (length * index) / count,
      end: begin + (length * (index + 1)) / count,
      from: x0 + ((x1 - x0) * index) / count,
      to: x0 + ((x1 - x0) * (index + 1)) / count,
    }));
  if (from !== undefined) return row(from, now - from, bucketsOf(now - from), 0, 100);
  return [
    ...row(now - DAY, DAY - HOUR, OLD_BUCKETS, 0, SPLIT),
    ...row(now - HOUR, HOUR, NEW_BUCKETS, SPLIT, 100),
  ];
}

/** A sample comes each minute: a cell is no shorter than half of that, so that it holds one. */
const bucketsOf = (span: number): number => Math.min(YOUNG_BUCKETS, Math.ceil(span / (MINUTE / 2)));
