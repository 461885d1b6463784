import { type HealthSample, type Verdict, worst } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { type Place, simplified } from './simplify.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Share of the width for 24 h to 1 h ago; the rest is the last hour. */
export const SPLIT = 62;
/** A sample speaks for so long when the next one is late: a reading older than three minutes is stale. */
const HOLDS = 3 * MINUTE;
const OLD_BUCKETS = 138;
const NEW_BUCKETS = 60;
/** Of the traffic line's height, 18 px tall: a third of a pixel. */
const UNSEEN = 2;

export type Bar = { readonly from: number; readonly to: number; readonly state: Verdict | 'deploying' };
export type StripShape = {
  /** Percent of the width; neighbours alike are one. */
  readonly bars: readonly Bar[];
  /** SVG path data in a box of 1000 × 100, broken where nobody measured. */
  readonly traffic: string;
  /** Nothing was watched before this moment. */
  readonly watchedSince?: Instant;
  /** Percent of the width, from the left, of which there is no history: 0 for a full day, 100 for none. */
  readonly unwatched: number;
};

/** Where a moment stands on the strip, in percent; undefined outside the last 24 hours. */
export function stripPosition(at: Instant, now: Instant): number | undefined {
  const age = now - at;
  if (age < 0 || age > 24 * HOUR) return undefined;
  if (age <= HOUR) return 100 - (age / HOUR) * (100 - SPLIT);
  return ((24 * HOUR - age) / (23 * HOUR)) * SPLIT;
}

/** Whole hours 18, 12 and 6 hours back, where the labels and the grid both stand. */
export function stripTicks(now: Instant): readonly { readonly at: Instant; readonly x: number }[] {
  const hour = now - (now % HOUR);
  return [18, 12, 6].flatMap((ago) => {
    const at = instant(hour - ago * HOUR);
    const x = stripPosition(at, now);
    return x === undefined ? [] : [{ at, x }];
  });
}

/**
 * Samples of a minute → bars and the traffic line. A stretch without a sample is unknown once watching began;
 * before that there is no bar at all.
 * @param silentSince nothing was read after it
 */
export function stripShape(
  samples: readonly HealthSample[],
  now: Instant,
  silentSince: Instant = now,
): StripShape {
  const first = samples[0]?.at;
  if (first === undefined) return { bars: [], traffic: '', unwatched: 100 };
  const cells = cellsOf(now).map((cell) => {
    // Nobody looked: what was seen last does not speak for it.
    if (cell.end > silentSince && silentSince < now)
      return { ...cell, state: 'unknown' as const, traffic: undefined };
    const inside = samples.filter((each) => each.at >= cell.start && each.at < cell.end);
    const held =
      inside.length > 0
        ? inside
        : samples.filter((each) => each.at < cell.start && each.at >= cell.start - HOLDS).slice(-1);
    return { ...cell, state: stateOf(held, cell.end <= first), traffic: meanTraffic(held) };
  });
  const bars: Bar[] = [];
  for (const { from, to, state } of cells) {
    if (state === undefined) continue;
    const last = bars.at(-1);
    if (last && last.state === state && last.to === from) bars[bars.length - 1] = { ...last, to };
    else bars.push({ from, to, state });
  }
  return { bars, traffic: trafficPath(cells), watchedSince: first, unwatched: bars[0]?.from ?? 100 };
}

type Cell = { readonly start: number; readonly end: number; readonly from: number; readonly to: number };

function cellsOf(now: Instant): Cell[] {
  const row = (begin: number, length: number, count: number, x0: number, x1: number): Cell[] =>
    Array.from({ length: count }, (_, index) => ({
      start: begin + (length * index) / count,
      end: begin + (length * (index + 1)) / count,
      from: x0 + ((x1 - x0) * index) / count,
      to: x0 + ((x1 - x0) * (index + 1)) / count,
    }));
  return [
    ...row(now - 24 * HOUR, 23 * HOUR, OLD_BUCKETS, 0, SPLIT),
    ...row(now - HOUR, HOUR, NEW_BUCKETS, SPLIT, 100),
  ];
}

function stateOf(inside: readonly HealthSample[], before: boolean): Bar['state'] | undefined {
  if (inside.length === 0) return before ? undefined : 'unknown';
  const verdict = worst(inside.map((each) => each.verdict));
  return verdict === 'healthy' && inside.some((each) => each.deploying) ? 'deploying' : verdict;
}

function meanTraffic(inside: readonly HealthSample[]): number | undefined {
  const measured = inside.flatMap((each) => (each.traffic === undefined ? [] : [each.traffic]));
  if (measured.length === 0) return undefined;
  return measured.reduce((sum, each) => sum + each, 0) / measured.length;
}

function trafficPath(cells: readonly (Cell & { readonly traffic: number | undefined })[]): string {
  const most = Math.max(1, ...cells.map((each) => each.traffic ?? 0));
  const stretches: Place[][] = [[]];
  for (const { from, to, traffic } of cells) {
    if (traffic === undefined) stretches.push([]);
    else stretches.at(-1)?.push({ x: (from + to) * 5, y: 100 - (traffic / most) * 100 });
  }
  return stretches.map((each) => stretchPath(simplified(each, UNSEEN))).join('');
}

/** Steps from corner to corner: a page has many strips. One measurement alone has no line: a round end of no length is its dot. */
function stretchPath(points: readonly Place[]): string {
  const whole = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const [first, ...rest] = whole;
  if (!first) return '';
  const steps = rest.map(({ x, y }, index) => {
    const from = whole[index] ?? first;
    return `${x - from.x} ${y - from.y}`.replace(' -', '-');
  });
  return `M${first.x} ${first.y}${steps.length === 0 ? 'h0' : `l${steps.join(' ')}`}`;
}
