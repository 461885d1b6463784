import type { Box, Point } from '#lib/domain/graph/scene.ts';

/** Touching is not meeting. */
export const meet = (one: Box, two: Box): boolean =>
  one.x < two.x + two.width &&
  two.x < one.x + one.width &&
  one.y < two.y + two.height &&
  two.y < one.y + one.height;

/** With half a pixel to spare, which nobody sees. */
export const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5;

/** Wider on each side by `by` px; narrower when it is negative. */
export const grown = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: Math.max(0, box.width + 2 * by),
  height: Math.max(0, box.height + 2 * by),
});

/** Whether a point lies on one of the four sides. */
export function onBorder({ x, y }: Point, box: Box): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1;
  const level = x >= box.x - 1 && x <= box.x + box.width + 1;
  const upright = y >= box.y - 1 && y <= box.y + box.height + 1;
  const onSide = near(x, box.x) || near(x, box.x + box.width);
  const onTop = near(y, box.y) || near(y, box.y + box.height);
  return (upright && onSide) || (level && onTop);
}
