import type { Point } from '#lib/domain/graph/scene.ts';
import { segments } from './lines.ts';

/** Places where level pieces of lines cross upright ones of others; lines of one trunk cross another once. */
export function crossingsOf(lines: ReadonlyMap<string, readonly Point[]>): number {
  const pieces = [...lines].flatMap(([of, line]) => segments(line).map(({ a, b }) => ({ of, a, b })));
  const level = pieces.filter(({ a, b }) => a.y === b.y);
  const upright = pieces.filter(({ a, b }) => a.x === b.x);
  const inside = (value: number, p: number, q: number) =>
    value > Math.min(p, q) + 1 && value < Math.max(p, q) - 1;
  const places = new Set<string>();
  for (const one of level) {
    for (const two of upright) {
      if (one.of === two.of) continue;
      if (!inside(two.a.x, one.a.x, one.b.x) || !inside(one.a.y, two.a.y, two.b.y)) continue;
      places.add(`${Math.round(two.a.x)} ${Math.round(one.a.y)}`);
    }
  }
  return places.size;
}
