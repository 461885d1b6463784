import type { TimeRange } from '../time.ts';
import type { Datapoint } from './series.ts';

/** A hole this long is worth a hatch. */
const HOLE_PERIODS = 5;

/** Stretches between datapoints in which no series has one; before the first and after the last is none. */
export function holes(
  all: readonly (readonly Pick<Datapoint, 'at'>[])[],
  period: number,
): readonly TimeRange[] {
  const times = [...new Set(all.flat().map((each) => each.at))].sort((a, b) => a - b);
  return times.flatMap((at, index) => {
    const next = times[index + 1];
    return next !== undefined && next - at > period * HOLE_PERIODS ? [{ from: at, to: next }] : [];
  });
}
