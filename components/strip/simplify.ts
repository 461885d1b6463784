export type Place = { readonly x: number; readonly y: number };

/**
 * A line with the fewest of its own corners that strays from it by `tolerance` at the most, measured upright: Ramer, Douglas
 * and Peucker. Ends stay. `points` go from left to right.
 */
export function simplified(points: readonly Place[], tolerance: number): readonly Place[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  const slope = (last.y - first.y) / (last.x - first.x);
  const strays = points.map(({ x, y }) => Math.abs(y - (first.y + slope * (x - first.x))));
  const most = Math.max(...strays);
  if (most <= tolerance) return [first, last];
  const at = strays.indexOf(most);
  return [
    ...simplified(points.slice(0, at + 1), tolerance),
    ...simplified(points.slice(at), tolerance).slice(1),
  ];
}
