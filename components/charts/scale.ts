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

/** SVG path in a box of 1000 × 1000; a lone point is a dot by its round cap. */
export function linePath(part: readonly Datapoint[], range: TimeRange, top: number): string {
  const [first] = part;
  if (!first) return '';
  const place = ({ at, value }: Datapoint) =>
    `${(percentOf(at, range) * 10).toFixed(1)} ${(1000 - (value / top) * 1000).toFixed(1)}`;
  if (part.length === 1) return `M${place(first)}h0.01`;
  return `M${part.map(place).join('L')}`;
}

/** The line closed down to zero. */
export function areaPath(part: readonly Datapoint[], range: TimeRange, top: number): string {
  const [first] = part;
  const last = part.at(-1);
  if (!first || !last || part.length === 1) return '';
  const x = (at: Instant) => (percentOf(at, range) * 10).toFixed(1);
  return `${linePath(part, range, top)}L${x(last.at)} 1000L${x(first.at)} 1000Z`;
}

const TICKS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);

/** Round moments, five or six a chart. */
export function timeTicks({ from, to }: TimeRange): readonly Instant[] {
  const step = TICKS.find((each) => (to - from) / each <= 6) ?? 2 * 86_400_000;
  const ticks: Instant[] = [];
  for (let at = Math.ceil(from / step) * step; at < to; at += step) ticks.push(at as Instant);
  return ticks;
}

/** The point nearest to a moment, within one and a half periods. */
export function pointAt(points: readonly Datapoint[], at: Instant, period: number): Datapoint | undefined {
  let best: Datapoint | undefined;
  for (const point of points) {
    if (!best || Math.abs(point.at - at) < Math.abs(best.at - at)) best = point;
  }
  return best && Math.abs(best.at - at) <= period * JOINED ? best : undefined;
}
