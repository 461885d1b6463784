import type { Point, Scene, SceneEdge } from '#lib/domain/graph/scene.ts';
import { type Segment, segments } from './lines.ts';

/** Where lines of one kind that end, or begin, at one place come together. */
export function junctionsOf(edges: readonly SceneEdge[]): Scene['junctions'] {
  const found = new Map<string, Scene['junctions'][number]>();
  for (const [one, two] of pairs(edges)) {
    if (one.kind !== two.kind) continue;
    const meets = [
      ...(same(one.points.at(-1), two.points.at(-1))
        ? [parting(one.points.toReversed(), two.points.toReversed())]
        : []),
      ...(same(one.points[0], two.points[0]) ? [parting(one.points, two.points)] : []),
    ];
    for (const at of meets) if (at) found.set(`${at.x} ${at.y}`, { ...at, kind: one.kind });
  }
  return [...found.values()];
}

function* pairs(edges: readonly SceneEdge[]): Generator<readonly [SceneEdge, SceneEdge]> {
  for (const [index, one] of edges.entries()) for (const two of edges.slice(index + 1)) yield [one, two];
}

const same = (a: Point | undefined, b: Point | undefined): boolean => a?.x === b?.x && a?.y === b?.y;

const direction = ({ a, b }: Segment): number => Math.sign(b.x - a.x) * 2 + Math.sign(b.y - a.y);

/** The last point that two lines from one start share. */
function parting(one: readonly Point[], two: readonly Point[]): Point | undefined {
  const [a, b] = [segments(one), segments(two)];
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (!right) return left.a;
    if (same(left.b, right.b)) continue;
    const level = left.a.y === left.b.y && right.a.y === right.b.y;
    const upright = left.a.x === left.b.x && right.a.x === right.b.x;
    const [da, db] = [direction(left), direction(right)];
    if ((!level && !upright) || da !== db) return index === 0 ? undefined : left.a;
    const near = level
      ? Math.abs(left.b.x - left.a.x) < Math.abs(right.b.x - right.a.x)
      : Math.abs(left.b.y - left.a.y) < Math.abs(right.b.y - right.a.y);
    return near ? left.b : right.b;
  }
  return undefined;
}
