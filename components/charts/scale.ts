import type { Datapoint } from '#lib/domain/metrics/series.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';

/** Three gridlines above zero at round values. */
export function niceTop(max: number): { readonly top: number; readonly step: number } {
  if (!(max > 0)) return { top: 3, step: 1 };
  const raw = max / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= raw) ?? 10) * power;
  return { top: step * 3, step };
}

/** Share of the range, in percent. */
export const percentOf = (at: Instant, { from, to }: TimeRange): number => ((at - from) / (to - from)) * 100;

/** Neighbours further apart than this many periods are not joined: never drawn through a gap. */
const JOINED = 1.5;

export function segments(points: readonly Datapoint[], period: number): readonly (readonly Datapoint[])[] {
  const parts: Datapoint[][] = [];
  for (const point of points) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    if (last && before && point.at - before.at <= period * JOINED) last.push(point);
    else parts.push([point]);
  }
  return parts;
}

const TICKS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);

/** Days stand beside the hours of a stretch longer than this. */
export const LONG_MS = 26 * 3_600_000;
const DAY_MS = 86_400_000;

/** Round moments, five or six a chart; fewer where their words are longer. */
export function timeTicks({ from, to }: TimeRange): readonly Instant[] {
  const length = to - from;
  const short = TICKS.find((each) => length / each <= (length > LONG_MS && each < DAY_MS ? 3 : 6));
  const step = short ?? Math.ceil(length / 6 / DAY_MS) * DAY_MS;
  const ticks: Instant[] = [];
  for (let at = Math.ceil(from / step) * step; at < to; at += step) ticks.push(at as Instant);
  return ticks;
}

/** The point nearest to a moment, within half a period. */
export function pointAt(points: readonly Datapoint[], at: Instant, period: number): Datapoint | undefined {
  let best: Datapoint | undefined;
  for (const point of points) {
    if (!best || Math.abs(point.at - at) < Math.abs(best.at - at)) best = point;
  }
  return best && Math.abs(best.at - at) <= period / 2 ? best : undefined;
}
