import type { Reading } from '../reading.ts';
import { shownValue } from '../reading.ts';
import { instant, type TimeRange } from '../time.ts';
import type { MetricsAnswer } from './series.ts';

/** A beginning without data shorter than this share of the range stays: the axis would jump for nothing. */
const WORTH = 0.25;
/** So few periods are not stretched over a whole chart. */
const FEWEST = 5;

/**
 * The part of a range that has data, for an environment younger than the range: six minutes are not drawn as a needle at the end of
 * ninety. Undefined when the data fill it, when there is none, or when something was not read and may be there.
 */
export function dataRange(reading: Reading<MetricsAnswer>): TimeRange | undefined {
  const value = shownValue(reading)?.value;
  if (!value) return undefined;
  const { range, period, charts } = value;
  const all = charts.flatMap(({ series }) => series);
  if (all.some(({ unread }) => unread)) return undefined;
  const first = Math.min(...all.map(({ points }) => points[0]?.at ?? Number.POSITIVE_INFINITY));
  if (first > range.to || first - range.from < (range.to - range.from) * WORTH) return undefined;
  return { from: instant(Math.min(first, range.to - period * FEWEST)), to: range.to };
}
