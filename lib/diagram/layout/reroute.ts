import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../view/types.ts';
import { labelOn } from './label-spot.ts';
import { segments, straightened } from './lines.ts';
import { obstaclesFor } from './obstacles.ts';
import type { Positions } from './positions.ts';
import { linesOf, route } from './route.ts';
import type { Sized } from './sized.ts';

const STUB = 16;
const APART = 9;

/** Lines that have no way yet, each around everything that is there by then. The others stay as they are. */
export function rerouted(diagram: Diagram, parts: Sized, laid: Positions): Positions {
  const lines = new Map(laid.lines);
  const labels = new Map(laid.labels);
  for (const edge of diagram.edges) {
    if (lines.has(edge.id)) continue;
    const now = { ...laid, lines, labels };
    const obstacles = obstaclesFor(edge, diagram, parts, now);
    const field = { obstacles, lines: linesOf([...lines.values()]) };
    const ways = doorsOf(edge, now).flatMap(([start, out, into, end]) => {
      const way = route(out, into, field);
      return way ? [straightened([start, ...way, end])] : [];
    });
    const [best] = ways.toSorted((a, b) => lengthOf(a) - lengthOf(b));
    if (!best) continue;
    lines.set(edge.id, best);
    const label = labelOn(edge, lines, parts, obstacles);
    if (label) labels.set(edge.id, label);
  }
  return { ...laid, lines, labels };
}

type Door = readonly [start: Point, out: Point, into: Point, end: Point];

/** From either side of its source to either side of its target, where no other line ends. */
function doorsOf(edge: DiagramEdge, { boxes, lines }: Positions): readonly Door[] {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (!from || !to) return [];
  const ends = [...lines.values()].flatMap((line) => [line[0], line.at(-1)]);
  return ([1, -1] as const).flatMap((out) =>
    ([-1, 1] as const).flatMap((into): Door[] => {
      const [start, end] = [port(from, out, ends), port(to, into, ends)];
      if (!start || !end) return [];
      return [[start, { x: start.x + out * STUB, y: start.y }, { x: end.x + into * STUB, y: end.y }, end]];
    }),
  );
}

/** The free spot nearest to the middle of a side. */
function port(box: Box, side: 1 | -1, ends: readonly (Point | undefined)[]): Point | undefined {
  const x = side === 1 ? box.x + box.width : box.x;
  const reach = Math.floor((box.height / 2 - APART) / APART);
  for (let away = 0; away <= reach; away += 1) {
    for (const sign of [1, -1]) {
      const y = box.y + box.height / 2 + sign * away * APART;
      const free = ends.every(
        (each) => each === undefined || each.x !== x || Math.abs(each.y - y) >= APART - 0.5,
      );
      if (free) return { x, y };
    }
  }
  return undefined;
}

const lengthOf = (points: readonly Point[]): number =>
  segments(points).reduce((sum, { a, b }) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + 50, 0);
