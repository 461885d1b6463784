import type { Point } from '#lib/domain/graph/scene.ts';
import type { Field } from './field.ts';
import { heap } from './heap.ts';
import { type Lattice, lattice } from './lattice.ts';
import { type Segment, segments, straightened } from './lines.ts';

const CLEAR = 12;
const BEND = 50;

/**
 * The cheapest orthogonal way between two points: A* over the lines that run beside obstacles.
 * @returns undefined when there is none.
 */
export function route(from: Point, to: Point, field: Field): readonly Point[] | undefined {
  const xs = sorted([
    from.x,
    to.x,
    ...field.obstacles.flatMap(({ x, width }) => [x - CLEAR, x + width + CLEAR]),
  ]);
  const ys = sorted([
    from.y,
    to.y,
    ...field.obstacles.flatMap(({ y, height }) => [y - CLEAR, y + height + CLEAR]),
  ]);
  return search(from, to, { xs, ys, prices: lattice(xs, ys, field) });
}

/** Upright and level tracks, smallest first, and what it costs to run on them. */
export type Grid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly prices: Lattice;
};

/**
 * The cheapest way on the tracks of a grid, which both ends lie on: A* over places, each entered level or upright. It is
 * most of what a large picture takes, so places are numbers and their costs stand in arrays that are used again.
 * @param tree ways of its own trunk from the same start: it may leave them anywhere
 */
export function search(
  from: Point,
  to: Point,
  { xs, ys, prices }: Grid,
  tree: readonly (readonly Point[])[] = [],
): readonly Point[] | undefined {
  const [width, height] = [xs.length, ys.length];
  const { costs, before } = roomFor(width * height * 2);
  const open = heap();
  /** A place and how it is entered, as one number. */
  const goal = (ys.indexOf(to.y) * width + xs.indexOf(to.x)) * 2;
  const reach = (place: number, x: number, y: number, cost: number, last: number): void => {
    if ((costs[place] ?? 0) <= cost) return;
    costs[place] = cost;
    before[place] = last;
    const [away, aside] = [Math.abs((xs[x] ?? 0) - to.x), Math.abs((ys[y] ?? 0) - to.y)];
    // The end is entered level: who stands upright turns once more, who is level beside it twice.
    const turns = (place & 1) === 1 ? 1 : aside === 0 ? 0 : 2;
    open.push(place, cost + away + aside + turns * BEND);
  };
  const start = (ys.indexOf(from.y) * width + xs.indexOf(from.x)) * 2;
  reach(start, xs.indexOf(from.x), ys.indexOf(from.y), 0, NOWHERE);
  for (const way of tree) alongTree(way, start, { xs, ys }, reach);
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here === goal) return path(here, before, { xs, ys });
    const cost = costs[here] ?? 0;
    const [at, isUpright] = [here >> 1, here & 1];
    const [x, y] = [at % width, Math.floor(at / width)];
    const [toLevel, toUpright] = isUpright === 1 ? [BEND, 0] : [0, BEND];
    const [hereX, hereY] = [xs[x] ?? 0, ys[y] ?? 0];
    if (x + 1 < width) {
      const price = cost + toLevel + (prices.level[at] ?? 0) + (xs[x + 1] ?? 0) - hereX;
      reach((at + 1) * 2, x + 1, y, price, here);
    }
    if (x > 0) {
      const price = cost + toLevel + (prices.level[at - 1] ?? 0) + hereX - (xs[x - 1] ?? 0);
      reach((at - 1) * 2, x - 1, y, price, here);
    }
    if (y + 1 < height) {
      const price = cost + toUpright + (prices.upright[at] ?? 0) + (ys[y + 1] ?? 0) - hereY;
      reach((at + width) * 2 + 1, x, y + 1, price, here);
    }
    if (y > 0) {
      const price = cost + toUpright + (prices.upright[at - width] ?? 0) + hereY - (ys[y - 1] ?? 0);
      reach((at - width) * 2 + 1, x, y - 1, price, here);
    }
  }
  return undefined;
}

type Tracks = Pick<Grid, 'xs' | 'ys'>;

const NOWHERE = -1;
let room = { costs: new Float64Array(0), before: new Int32Array(0) };

/** Nothing is reached yet. A search ends before the next begins, so they share one room. */
function roomFor(places: number): typeof room {
  if (room.costs.length < places) room = { costs: new Float64Array(places), before: new Int32Array(places) };
  room.costs.fill(Number.POSITIVE_INFINITY, 0, places);
  return room;
}

/** Every place on a way of the trunk, which costs nothing to reach. */
function alongTree(
  way: readonly Point[],
  start: number,
  { xs, ys }: Tracks,
  reach: (place: number, x: number, y: number, cost: number, last: number) => void,
): void {
  let last = start;
  for (const { a, b } of segments(way)) {
    const upright = a.x === b.x;
    const line = upright ? ys : xs;
    const [here, there] = [line.indexOf(upright ? a.y : a.x), line.indexOf(upright ? b.y : b.x)];
    const fixed = upright ? xs.indexOf(a.x) : ys.indexOf(a.y);
    for (let at = here; at !== there; ) {
      at += Math.sign(there - here);
      const [x, y] = upright ? [fixed, at] : [at, fixed];
      const place = (y * xs.length + x) * 2 + (upright ? 1 : 0);
      reach(place, x, y, 0, last);
      last = place;
    }
  }
}

export const sorted = (all: readonly number[]): readonly number[] =>
  [...new Set(all)].toSorted((a, b) => a - b);

function path(last: number, before: Int32Array, { xs, ys }: Tracks): readonly Point[] {
  const points: Point[] = [];
  for (let place = last; place !== NOWHERE; place = before[place] ?? NOWHERE) {
    const at = place >> 1;
    points.push({ x: xs[at % xs.length] ?? 0, y: ys[Math.floor(at / xs.length)] ?? 0 });
  }
  return straightened(points.toReversed());
}

export const linesOf = (all: readonly (readonly Point[])[]): readonly Segment[] => all.flatMap(segments);
