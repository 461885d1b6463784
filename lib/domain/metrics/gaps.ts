import type { TimeRange } from '../time.ts';
import { holes } from './holes.ts';
import type { MetricPanel } from './panels.ts';

/**
 * Where a panel has no datapoint. `unread`: CloudWatch did not answer for it, so what was there is not known. `quiet`: it
 * answered, and has none: nobody called, or nothing was there to be measured.
 */
export type Gap = TimeRange & { readonly kind: 'unread' | 'quiet' };

/** Gaps of five periods and more, in order of time. A quiet one is between datapoints; an unread one also at the ends. */
export function gapsOf({ series: all }: MetricPanel, range: TimeRange, period: number): readonly Gap[] {
  const drawn = all.flatMap(({ shape, series }) => (shape === 'line' || shape === 'bar' ? [series] : []));
  const unread = drawn
    .filter((each) => each.unread)
    .flatMap(({ points }) => holes([[{ at: range.from }, ...points, { at: range.to }]], period));
  const quiet = holes(
    drawn.map(({ points }) => points),
    period,
  ).filter((hole) => !unread.some((each) => each.from < hole.to && hole.from < each.to));
  return [
    ...distinct(unread).map((each): Gap => ({ ...each, kind: 'unread' })),
    ...quiet.map((each): Gap => ({ ...each, kind: 'quiet' })),
  ].toSorted((a, b) => a.from - b.from);
}

/** Metrics that fail together lack the same. */
const distinct = (ranges: readonly TimeRange[]): readonly TimeRange[] =>
  ranges.filter(
    ({ from, to }, index) => ranges.findIndex((each) => each.from <= from && each.to >= to) === index,
  );
