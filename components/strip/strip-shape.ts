import { type HealthSample, type Verdict, worst } from '#lib/domain/health/health.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type Place, simplified } from './simplify.ts';
import { type Cell, firstJudged, type StripAxis, stripCells } from './strip-axis.ts';

const MINUTE = 60_000;
/** A sample speaks for so long when the next one is late: a reading older than three minutes is stale. */
const HOLDS = 3 * MINUTE;
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

/**
 * Samples of a minute → bars and the traffic line. A stretch without a sample is unknown once watching began;
 * before that there is no bar at all.
 * @param silentSince nothing was read after it
 */
export function stripShape(
  all: readonly HealthSample[],
  axis: StripAxis,
  silentSince: Instant = axis.now,
): StripShape {
  const first = axis.from === undefined ? all[0]?.at : firstJudged(all);
  if (first === undefined) return { bars: [], traffic: '', unwatched: 100 };
  const { now } = axis;
  const samples = all.filter(({ at }) => at >= first);
  const cells = stripCells(axis).map((cell) => {
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
