import { type Instant, instant, type TimeRange } from '../time.ts';
import type { MetricsAnswer, Series } from './series.ts';

/** As long as the range shown, up to the whole period in which a deploy began. */
export function rangeBefore({ from, to }: TimeRange, deploy: Instant, period: number): TimeRange {
  const end = instant(Math.floor(deploy / period) * period);
  return { from: instant(end - (to - from)), to: end };
}

/**
 * What was measured before, moved under the range shown: by series id. Both begin at the left edge, so that the same
 * place of the drawing is the same time after its beginning.
 */
export function shiftedUnder(before: MetricsAnswer, shown: TimeRange): ReadonlyMap<string, Series['points']> {
  const by = shown.from - before.range.from;
  return new Map(
    before.charts
      .flatMap(({ series }) => series)
      .map(({ id, points }) => [id, points.map(({ at, value }) => ({ at: instant(at + by), value }))]),
  );
}
