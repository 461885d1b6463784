import type { SceneEdge } from '#lib/domain/graph/scene.ts';
import { type Segment, segments } from './layout/lines.ts';

/** Shorter than this, two lines touch where they cross, px. */
const TOUCH = 3;

/**
 * Lines that run on each other without an end in common: whoever follows one ends at the other's end. Within one
 * kind that shows a link that is not there; of two kinds the upper one hides the lower.
 */
export function falseLinks(
  edges: readonly Pick<SceneEdge, 'id' | 'from' | 'to' | 'points'>[],
): readonly string[] {
  const parts = edges.map((edge) => ({ edge, lines: segments(edge.points) }));
  return parts.flatMap((one, index) =>
    parts.slice(index + 1).flatMap((two) => {
      if (one.edge.from === two.edge.from || one.edge.to === two.edge.to) return [];
      const shared = one.lines.some((line) => two.lines.some((other) => runOn(line, other)));
      return shared ? [`${one.edge.id} runs on ${two.edge.id}`] : [];
    }),
  );
}

function runOn(one: Segment, two: Segment): boolean {
  const level = one.a.y === one.b.y && two.a.y === two.b.y && Math.abs(one.a.y - two.a.y) < 1;
  const upright = one.a.x === one.b.x && two.a.x === two.b.x && Math.abs(one.a.x - two.a.x) < 1;
  if (level) return common(one.a.x, one.b.x, two.a.x, two.b.x) > TOUCH;
  return upright && common(one.a.y, one.b.y, two.a.y, two.b.y) > TOUCH;
}

/** Length that two stretches of one axis have in common. */
const common = (a: number, b: number, c: number, d: number): number =>
  Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
