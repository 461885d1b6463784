import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../view/types.ts';
import { passes, type Segment, segments, straightened } from './lines.ts';
import { obstaclesFor } from './obstacles.ts';
import type { Positions } from './positions.ts';
import { jogsOf } from './score.ts';
import type { Sized } from './sized.ts';

/** Least distance of parallel lines and of a line's end from a corner, px. */
const APART = 9;

/** Takes small steps out of lines: one of the two runs slides to the other's height where there is room. */
export function straighten<P extends Positions>(diagram: Diagram, parts: Sized, laid: P): P {
  let now: Positions = laid;
  for (let round = 0; round < 3; round += 1) {
    for (const edge of diagram.edges) now = withoutJogs(edge, diagram, parts, now);
  }
  return { ...laid, ...now };
}

function withoutJogs(edge: DiagramEdge, diagram: Diagram, parts: Sized, laid: Positions): Positions {
  const points = laid.lines.get(edge.id) ?? [];
  for (const index of jogsOf(points)) {
    for (const moved of slides(points, index)) {
      const next = fitted(edge, moved, diagram, parts, laid);
      if (next) return next;
    }
  }
  return laid;
}

type Slide = { readonly points: readonly Point[]; readonly from: number; readonly to: number };

/** The run before the jog at the height of the one after it, and the other way round. */
function slides(points: readonly Point[], index: number): readonly Slide[] {
  const [first, second] = [points[index], points[index + 1]];
  if (!first || !second) return [];
  const at = (indexes: readonly number[], y: number) =>
    points.map((each, i) => (indexes.includes(i) ? { x: each.x, y } : each));
  return [
    { points: at([index - 1, index], second.y), from: first.y, to: second.y },
    { points: at([index + 1, index + 2], first.y), from: second.y, to: first.y },
  ];
}

function fitted(
  edge: DiagramEdge,
  slide: Slide,
  diagram: Diagram,
  parts: Sized,
  laid: Positions,
): Positions | undefined {
  const old = laid.lines.get(edge.id) ?? [];
  const points = straightened(slide.points);
  const others = [...laid.lines].filter(([id]) => id !== edge.id);
  const movedStart = points[0]?.y !== old[0]?.y;
  const movedEnd = points.at(-1)?.y !== old.at(-1)?.y;
  const ends = [
    movedStart ? ([points[0], old[0], laid.boxes.get(edge.from)] as const) : undefined,
    movedEnd ? ([points.at(-1), old.at(-1), laid.boxes.get(edge.to)] as const) : undefined,
  ];
  for (const end of ends) {
    if (!end) continue;
    const [now, before, box] = end;
    const taken = others.flatMap(([, line]) => [line[0], line.at(-1)]);
    // A shared end belongs to the whole trunk.
    if (taken.some((each) => each?.x === before?.x && each?.y === before?.y)) return undefined;
    if (!now || !box || !onSide(now, box)) return undefined;
    if (taken.some((each) => each?.x === now.x && Math.abs(each.y - now.y) < APART)) return undefined;
  }
  const fresh = segments(points);
  if (fresh.some((each) => others.some(([, line]) => segments(line).some((other) => hugs(each, other)))))
    return undefined;
  const label = laid.labels.get(edge.id);
  const middle = label && label.y + label.height / 2;
  const shifted =
    label && middle !== undefined && Math.abs(middle - slide.from) < 2
      ? { ...label, y: label.y + slide.to - slide.from }
      : label;
  const obstacles = obstaclesFor(edge, diagram, parts, laid);
  const own = [laid.boxes.get(edge.from), laid.boxes.get(edge.to)];
  if (
    obstacles.some((box) => !own.some((each) => same(each, box)) && fresh.some((each) => passes(each, box)))
  )
    return undefined;
  if (shifted && shifted !== label && obstacles.some((box) => meets(box, shifted))) return undefined;
  return {
    ...laid,
    lines: new Map(laid.lines).set(edge.id, points),
    ...(shifted ? { labels: new Map(laid.labels).set(edge.id, shifted) } : {}),
  };
}

const onSide = (at: Point, box: Box): boolean => at.y >= box.y + APART && at.y <= box.y + box.height - APART;

/** Parallel, side by side and too close. */
function hugs(one: Segment, two: Segment): boolean {
  const level = one.a.y === one.b.y && two.a.y === two.b.y;
  const upright = one.a.x === one.b.x && two.a.x === two.b.x;
  if (level && Math.abs(one.a.y - two.a.y) < APART) return shares(one.a.x, one.b.x, two.a.x, two.b.x);
  return upright && Math.abs(one.a.x - two.a.x) < APART && shares(one.a.y, one.b.y, two.a.y, two.b.y);
}

const shares = (a: number, b: number, c: number, d: number): boolean =>
  Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d)) > 1;

const same = (one: Box | undefined, two: Box): boolean =>
  one?.x === two.x && one.y === two.y && one.width === two.width && one.height === two.height;

const meets = (one: Box, two: Box): boolean =>
  one.x < two.x + two.width &&
  two.x < one.x + one.width &&
  one.y < two.y + two.height &&
  two.y < one.y + one.height;
