import type { Point } from '#lib/domain/graph/scene.ts';
import type { Field } from './field.ts';
import { heap } from './heap.ts';
import { lattice } from './lattice.ts';
import { type Segment, segments, straightened } from './lines.ts';

const CLEAR = 12;
const BEND = 50;

/**
 * The cheapest orthogonal way between two points: A* over the lines that run beside obstacles.
 * @returns undefined when there is none.
 */
export function route(from: Point, to: Point, field: Field): readonly Point[] | undefined {
  const sides = field.obstacles.flatMap((box) => [
    { x: box.x - CLEAR, y: box.y - CLEAR },
    { x: box.x + box.width + CLEAR, y: box.y + box.height + CLEAR },
  ]);
  const xs = grid(
    from.x,
    to.x,
    sides.map((each) => each.x),
  );
  const ys = grid(
    from.y,
    to.y,
    sides.map((each) => each.y),
  );
  const goal = { x: xs.indexOf(to.x), y: ys.indexOf(to.y) };
  const key = (x: number, y: number, upright: boolean) => (y * xs.length + x) * 2 + (upright ? 1 : 0);
  const start: Step = { x: xs.indexOf(from.x), y: ys.indexOf(from.y), upright: false, cost: 0, guess: 0 };
  const open = heap<Step>((step) => step.cost + step.guess);
  open.push(start);
  const best = new Map<number, number>();
  const prices = lattice(xs, ys, field);
  for (let here = open.pop(); here; here = open.pop()) {
    if (here.x === goal.x && here.y === goal.y && !here.upright) return path(here, xs, ys);
    const known = best.get(key(here.x, here.y, here.upright));
    if (known !== undefined && known <= here.cost) continue;
    best.set(key(here.x, here.y, here.upright), here.cost);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const [x, y, ax, ay] = [here.x + dx, here.y + dy, xs[here.x], ys[here.y]];
      const [bx, by] = [xs[x], ys[y]];
      if (ax === undefined || ay === undefined || bx === undefined || by === undefined) continue;
      const upright = dy !== 0;
      const turn = upright === here.upright ? 0 : BEND;
      const price = upright ? prices.upright(x, Math.min(here.y, y)) : prices.level(Math.min(here.x, x), y);
      if (price === Number.POSITIVE_INFINITY) continue;
      const cost = here.cost + Math.abs(bx - ax) + Math.abs(by - ay) + turn + price;
      const there = best.get(key(x, y, upright));
      if (there !== undefined && there <= cost) continue;
      const guess = Math.abs(bx - to.x) + Math.abs(by - to.y);
      open.push({ x, y, upright, cost, guess, before: here });
    }
  }
  return undefined;
}

type Step = {
  readonly x: number;
  readonly y: number;
  readonly upright: boolean;
  readonly cost: number;
  readonly guess: number;
  readonly before?: Step;
};

const grid = (a: number, b: number, more: readonly number[]): readonly number[] =>
  [...new Set([a, b, ...more])].toSorted((p, q) => p - q);

function path(last: Step, xs: readonly number[], ys: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  for (let at: Step | undefined = last; at; at = at.before)
    points.unshift({ x: xs[at.x] ?? 0, y: ys[at.y] ?? 0 });
  return straightened(points);
}

export const linesOf = (all: readonly (readonly Point[])[]): readonly Segment[] => all.flatMap(segments);
