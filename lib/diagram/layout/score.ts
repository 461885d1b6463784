import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../view/types.ts';
import { passes, type Segment, segments } from './lines.ts';
import { obstaclesFor } from './obstacles.ts';
import type { Positions } from './positions.ts';
import type { Sized } from './sized.ts';

export type Score = {
  readonly overlaps: number;
  readonly crossings: number;
  readonly bends: number;
  readonly jogs: number;
  /** Lines whose words found no place. */
  readonly unsaid: number;
  /** Three times as wide as high, or as high as wide. */
  readonly strip: boolean;
  /** How far the picture reaches out of a window, px. */
  readonly beyond: number;
  readonly total: number;
};

/** Shortest upright step between two level runs that reads as a mistake, px. */
const JOG = 24;

/** What a reader trips over, weighed: the lowest of several tries is drawn. */
export function scoreOf(diagram: Diagram, parts: Sized, laid: Positions): Score {
  const lines = diagram.edges.flatMap((edge) => {
    const points = laid.lines.get(edge.id);
    return points ? [{ edge, points, parts: segments(points) }] : [];
  });
  const overlaps = lines.reduce((sum, line) => {
    const obstacles = obstaclesFor(line.edge, diagram, parts, laid).map(inner);
    return sum + obstacles.filter((box) => line.parts.some((each) => passes(each, box))).length;
  }, 0);
  const crossings = lines.reduce((sum, one, index) => {
    const others = lines.slice(index + 1).flatMap((line) => line.parts);
    return (
      sum +
      one.parts.reduce((count, each) => count + others.filter((other) => crosses(each, other)).length, 0)
    );
  }, 0);
  const bends = lines.reduce((sum, line) => sum + line.points.length - 2, 0);
  const jogs = lines.reduce((sum, line) => sum + jogsOf(line.points).length, 0);
  const length = lines
    .flatMap((line) => line.parts)
    .reduce((sum, { a, b }) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0);
  const unsaid = diagram.edges.filter((edge) => edge.label !== undefined && !laid.labels.has(edge.id)).length;
  const { wide, high } = spanOf(laid);
  const beyond = Math.max(0, wide - WINDOW.width) + Math.max(0, high - WINDOW.height);
  const strip = isStrip(wide, high);
  const total =
    1000 * overlaps +
    50 * crossings +
    25 * jogs +
    6 * bends +
    length / 60 +
    30 * unsaid +
    beyond / 4 +
    (strip ? 1000 : 0) +
    90 * pathHeight(diagram, laid);
  return { overlaps, crossings, bends, jogs, unsaid, strip, beyond, total };
}

/** Touching is not entering. */
const inner = (box: { x: number; y: number; width: number; height: number }) => ({
  x: box.x + 1,
  y: box.y + 1,
  width: Math.max(0, box.width - 2),
  height: Math.max(0, box.height - 2),
});

function crosses(one: Segment, two: Segment): boolean {
  const upright = ({ a, b }: Segment) => a.x === b.x;
  if (upright(one) === upright(two)) return false;
  const [v, h] = upright(one) ? [one, two] : [two, one];
  const between = (value: number, p: number, q: number) =>
    value > Math.min(p, q) + 1 && value < Math.max(p, q) - 1;
  return between(v.a.x, h.a.x, h.b.x) && between(h.a.y, v.a.y, v.b.y);
}

/** Indexes of the corner where each jog begins. */
export function jogsOf(points: readonly Point[]): readonly number[] {
  return points.flatMap((here, index) => {
    const [before, next, after] = [points[index - 1], points[index + 1], points[index + 2]];
    if (!before || !next || !after || here.x !== next.x || Math.abs(here.y - next.y) > JOG) return [];
    const onward =
      before.y === here.y &&
      next.y === after.y &&
      Math.sign(here.x - before.x) === Math.sign(after.x - next.x);
    return onward ? [index] : [];
  });
}

/** What a window of 1440 × 900 leaves for a picture, px: the shape that a layout aims at. */
const WINDOW = { width: 1330, height: 690 };

/** Title and legend, which a file has above and below; beside, names that hang over icons and its margin, px. */
const AROUND = 148;

/** No window has that shape: whatever part of it is looked at, most is elsewhere. */
const isStrip = (wide: number, high: number): boolean =>
  wide > 2.8 * (high + AROUND) || high + AROUND > 2.8 * (wide + AROUND);

function spanOf({ boxes }: Positions): { readonly wide: number; readonly high: number } {
  const all = [...boxes.values()];
  const span = (start: (box: Box) => number, size: (box: Box) => number) =>
    Math.max(...all.map((box) => start(box) + size(box))) - Math.min(...all.map(start));
  const wide = span(
    (box) => box.x,
    (box) => box.width,
  );
  const high = span(
    (box) => box.y,
    (box) => box.height,
  );
  return { wide, high };
}

/** Requests read best at the top: 0 there, 1 at the foot. */
function pathHeight(diagram: Diagram, laid: Positions): number {
  const request = diagram.edges.find((edge) => edge.kind === 'request');
  const y = request && laid.lines.get(request.id)?.[0]?.y;
  const height = Math.max(1, ...[...laid.boxes.values()].map((box) => box.y + box.height));
  return y === undefined ? 0 : y / height;
}
