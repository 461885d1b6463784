import type { Field } from './field.ts';

/** What one step between two neighbouring crossings costs beyond its length; `Infinity` where it is barred. */
export type Lattice = {
  /** From `(x, y)` to `(x + 1, y)`, at `y * width + x` where `width` is the number of upright tracks. */
  readonly level: Float64Array;
  /** From `(x, y)` to `(x, y + 1)`. */
  readonly upright: Float64Array;
};

/** What it costs to cross a line, and to run on one, px. */
export type Fines = { readonly crossing: number; readonly along: number };
const FINES: Fines = { crossing: 90, along: 400 };
/** Closer than this is in the way, px. */
const NEAR = 5;

/** Every step's price, worked out once a line: a search asks for most of them many times. */
export function lattice(
  xs: readonly number[],
  ys: readonly number[],
  { obstacles, lines }: Field,
  { crossing, along }: Fines = FINES,
): Lattice {
  const width = xs.length;
  const level = new Float64Array(width * ys.length);
  const upright = new Float64Array(width * ys.length);
  const add = (
    left: number,
    top: number,
    right: number,
    bottom: number,
    atLevel: number,
    atUpright: number,
  ) => {
    const [x0, x1] = [firstAbove(xs, left), firstAbove(xs, right, true)];
    const [y0, y1] = [firstAbove(ys, top), firstAbove(ys, bottom, true)];
    for (let y = y0; y < y1; y += 1) {
      for (let x = Math.max(0, x0 - 1); x < x1; x += 1) addTo(level, y * width + x, atLevel);
    }
    for (let y = Math.max(0, y0 - 1); y < y1; y += 1) {
      for (let x = x0; x < x1; x += 1) addTo(upright, y * width + x, atUpright);
    }
  };
  for (const box of obstacles) {
    const barred = Number.POSITIVE_INFINITY;
    add(box.x, box.y, box.x + box.width, box.y + box.height, barred, barred);
  }
  for (const { a, b } of lines) {
    const standing = a.x === b.x;
    const [left, right] = [Math.min(a.x, b.x) - NEAR, Math.max(a.x, b.x) + NEAR];
    const [top, bottom] = [Math.min(a.y, b.y) - NEAR, Math.max(a.y, b.y) + NEAR];
    add(left, top, right, bottom, standing ? crossing : along, standing ? along : crossing);
  }
  return { level, upright };
}

function addTo(costs: Float64Array, index: number, cost: number): void {
  costs[index] = (costs[index] ?? 0) + cost;
}

/** Index of the first value above `limit`, or not below it. */
function firstAbove(sorted: readonly number[], limit: number, orAt = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value > limit || (orAt && value === limit)) high = middle;
    else low = middle + 1;
  }
  return low;
}
