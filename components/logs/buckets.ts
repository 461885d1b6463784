import type { LogLine } from '#lib/domain/logs/line.ts';
import { type Instant, instant, type TimeRange } from '#lib/domain/time.ts';
import type { Row } from './rows.ts';

/** Lines of one bar; of those that match, which are warnings and errors. */
export type Bucket = {
  readonly lines: number;
  readonly matching: number;
  readonly warnings: number;
  readonly errors: number;
};

/** Bars that a histogram has, whatever its range. */
export const BUCKETS = 120;

const SHORTEST_MS = 60_000;
/** A brush narrower than this is a click. */
const CLICK = 0.004;
const SHORTEST_BRUSH_MS = 1_000;

/** Lines a stretch of equal length, over the whole time that the rows span, and on to `until` where that is given. */
export function bucketsOf(
  rows: readonly Row[],
  matches: (line: LogLine) => boolean,
  until?: Instant,
): {
  readonly buckets: readonly Bucket[];
  readonly range: TimeRange;
} {
  const from = rows[0]?.at ?? instant(0);
  const to = instant(Math.max(from + SHORTEST_MS, rows.at(-1)?.at ?? 0, until ?? 0));
  const counts = Array.from({ length: BUCKETS }, () => ({ lines: 0, matching: 0, warnings: 0, errors: 0 }));
  for (const row of rows) {
    if (row.kind !== 'line') continue;
    const bucket = counts[Math.min(BUCKETS - 1, Math.floor(((row.at - from) / (to - from)) * BUCKETS))];
    if (!bucket) continue;
    bucket.lines++;
    if (!matches(row.line)) continue;
    bucket.matching++;
    if (row.line.level === 'WARN') bucket.warnings++;
    if (row.line.level === 'ERROR') bucket.errors++;
  }
  return { buckets: counts, range: { from, to } };
}

export type Brushed =
  | { readonly kind: 'point'; readonly at: Instant }
  | { readonly kind: 'range'; readonly range: TimeRange };

/** What was held between two shares of the width: a click is the begin of the bar under it. */
export function brushedOf({ from, to }: TimeRange, start: number, end: number): Brushed {
  const moment = (share: number) => instant(Math.round(from + (to - from) * share));
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  if (right - left < CLICK) return { kind: 'point', at: moment(Math.floor(left * BUCKETS) / BUCKETS) };
  const begin = moment(left);
  // Half-open: the last millisecond of the log belongs to a brush that reaches the end.
  return {
    kind: 'range',
    range: { from: begin, to: instant(Math.max(moment(right) + 1, begin + SHORTEST_BRUSH_MS)) },
  };
}
