import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../view/types.ts';
import type { Laid } from './elk.ts';
import { obstaclesFor } from './obstacles.ts';
import { rerouted } from './reroute.ts';
import { linesOf, route } from './route.ts';
import type { Sized } from './sized.ts';

/** Routes the edges that the layout left out, each around everything that is there by then. */
export function routeLater(diagram: Diagram, parts: Sized, laid: Laid): Laid {
  // Cards stand close: from one to another more than one door has to be tried.
  const started = diagram.cards ? rerouted(diagram, parts, laid) : laid;
  const lines = new Map(started.lines);
  const labels = new Map(started.labels);
  for (const edge of laid.split.later.filter(({ id }) => !lines.has(id))) {
    const obstacles = obstaclesFor(edge, diagram, parts, { ...laid, labels });
    const field = { obstacles, lines: linesOf([...lines.values()]) };
    const [from, to] = [laid.boxes.get(edge.from), laid.boxes.get(edge.to)];
    if (!from || !to) continue;
    const found = doors(from, to).flatMap(([start, out, into, end]) => {
      const way = route(out, into, field);
      return way ? [[start, ...way, end]] : [];
    });
    const [best] = found.toSorted((a, b) => length(a) - length(b));
    lines.set(edge.id, best ?? [middle(from), middle(to)]);
  }
  return { ...laid, lines, labels };
}

/** Ways to leave on the right and to arrive on either side, a little off the middle that others use. */
function doors(from: Box, to: Box): readonly (readonly [Point, Point, Point, Point])[] {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const out = { x: start.x + 16, y: start.y };
  const y = to.y + to.height * 0.75;
  return [
    [start, out, { x: to.x - 16, y }, { x: to.x, y }],
    [start, out, { x: to.x + to.width + 16, y }, { x: to.x + to.width, y }],
  ];
}

const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

const length = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, b, index) => {
    const a = points[index] ?? b;
    return sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + 50;
  }, 0);
