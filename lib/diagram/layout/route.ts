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
 * The cheapest way on the tracks of a grid, which both ends lie on.
 * @param tree ways of its own trunk from the same start: it may leave them anywhere
 */
export function search(
  from: Point,
  to: Point,
  { xs, ys, prices }: Grid,
  tree: readonly (readonly Point[])[] = [],
): readonly Point[] | undefined {
  const goal = { x: xs.indexOf(to.x), y: ys.indexOf(to.y) };
  const start: Step = { x: xs.indexOf(from.x), y: ys.indexOf(from.y), upright: false, cost: 0 };
  const steps: Step[] = [];
  const open = heap();
  const best = new Float64Array(xs.length * ys.length * 2).fill(Number.POSITIVE_INFINITY);
  const keyOf = ({ x, y, upright }: Step) => (y * xs.length + x) * 2 + (upright ? 1 : 0);
  const known = (step: Step) => (best[keyOf(step)] ?? 0) <= step.cost;
  const reach = (step: Step): void => {
    if (known(step)) return;
    const guess = Math.abs((xs[step.x] ?? 0) - to.x) + Math.abs((ys[step.y] ?? 0) - to.y);
    open.push(steps.push(step) - 1, step.cost + guess);
  };
  const move = (here: Step, x: number, y: number): void => {
    const [ax, ay, bx, by] = [xs[here.x], ys[here.y], xs[x], ys[y]];
    if (ax === undefined || ay === undefined || bx === undefined || by === undefined) return;
    const upright = x === here.x;
    const turn = upright === here.upright ? 0 : BEND;
    const price = upright ? prices.upright(x, Math.min(here.y, y)) : prices.level(Math.min(here.x, x), y);
    if (price === Number.POSITIVE_INFINITY) return;
    const cost = here.cost + Math.abs(bx - ax) + Math.abs(by - ay) + turn + price;
    reach({ x, y, upright, cost, before: here });
  };
  reach(start);
  for (const step of branches(start, tree, xs, ys)) reach(step);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const here = steps[next];
    if (!here) break;
    if (here.x === goal.x && here.y === goal.y && !here.upright) return path(here, xs, ys);
    if (known(here)) continue;
    best[keyOf(here)] = here.cost;
    move(here, here.x + 1, here.y);
    move(here, here.x - 1, here.y);
    move(here, here.x, here.y + 1);
    move(here, here.x, here.y - 1);
  }
  return undefined;
}

type Step = {
  readonly x: number;
  readonly y: number;
  readonly upright: boolean;
  readonly cost: number;
  readonly before?: Step;
};

/** Every place on the ways of a trunk, which costs nothing to reach. */
function branches(
  start: Step,
  tree: readonly (readonly Point[])[],
  xs: readonly number[],
  ys: readonly number[],
): readonly Step[] {
  const found: Step[] = [];
  for (const way of tree) {
    let before = start;
    for (const { a, b } of segments(way)) {
      const upright = a.x === b.x;
      const line = upright ? ys : xs;
      const [here, there] = [line.indexOf(upright ? a.y : a.x), line.indexOf(upright ? b.y : b.x)];
      const fixed = upright ? xs.indexOf(a.x) : ys.indexOf(a.y);
      for (let at = here; at !== there; ) {
        at += Math.sign(there - here);
        const place = upright ? { x: fixed, y: at } : { x: at, y: fixed };
        before = { ...place, upright, cost: 0, before };
        found.push(before);
      }
    }
  }
  return found;
}

export const sorted = (all: readonly number[]): readonly number[] =>
  [...new Set(all)].toSorted((a, b) => a - b);

function path(last: Step, xs: readonly number[], ys: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  for (let at: Step | undefined = last; at; at = at.before)
    points.unshift({ x: xs[at.x] ?? 0, y: ys[at.y] ?? 0 });
  return straightened(points);
}

export const linesOf = (all: readonly (readonly Point[])[]): readonly Segment[] => all.flatMap(segments);
