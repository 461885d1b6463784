import type { ElkEdgeSection } from 'elkjs/lib/elk-api.js';
import type { Point } from '#lib/domain/graph/scene.ts';

/** Corners of a piece as ELK laid it out, left to right. */
export function corners(sections: readonly ElkEdgeSection[] | undefined): readonly Point[] {
  return (sections ?? [])
    .flatMap((each) => [each.startPoint, ...(each.bendPoints ?? []), each.endPoint])
    .map(point);
}

export const point = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });

const round = (value: number): number => Math.round(value * 100) / 100;

/** One line without points that change nothing. Jogs of less than a pixel are ELK's rounding. */
export function straightened(points: readonly Point[]): readonly Point[] {
  const snapped: Point[] = [];
  for (const next of points) {
    const last = snapped.at(-1) ?? { x: Number.NaN, y: Number.NaN };
    const x = Math.abs(next.x - last.x) < 1 ? last.x : next.x;
    const y = Math.abs(next.y - last.y) < 1 ? last.y : next.y;
    if (x !== last.x || y !== last.y) snapped.push({ x, y });
  }
  return snapped.filter((here, index) => {
    const [before, after] = [snapped[index - 1], snapped[index + 1]];
    if (!before || !after) return true;
    const upright = before.x === here.x && here.x === after.x;
    const level = before.y === here.y && here.y === after.y;
    return !upright && !level;
  });
}

export type Segment = { readonly a: Point; readonly b: Point };

export const segments = (points: readonly Point[]): readonly Segment[] =>
  points.slice(1).map((b, index) => ({ a: points[index] ?? b, b }));

/** Whether a straight segment passes through the inside of a box. */
export function passes(
  { a, b }: Segment,
  box: { x: number; y: number; width: number; height: number },
): boolean {
  return (
    Math.min(a.x, b.x) < box.x + box.width &&
    Math.max(a.x, b.x) > box.x &&
    Math.min(a.y, b.y) < box.y + box.height &&
    Math.max(a.y, b.y) > box.y
  );
}
