import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramNode } from '../view/types.ts';
import { grown, meet, within } from './boxes.ts';
import { segments } from './lines.ts';
import { sceneNode } from './node-scene.ts';
import type { Positions } from './positions.ts';
import { LABEL_GAP, type Sized, type SizedNode } from './sized.ts';
import { treeOf } from './tree.ts';

/** Air around a folded part, and inside the frame that it stands in, px. */
const AIR = 18;
const TITLE = 40;

/**
 * Parts that no line reaches, where they would get a row of their own and fit into what is left free: what is folded, and
 * a network's doors beside its other doors.
 */
export function apartFrom(diagram: Diagram): {
  readonly rest: Diagram;
  readonly apart: readonly DiagramNode[];
} {
  const reached = new Set(diagram.edges.flatMap(({ from, to }) => [from, to]));
  const isDoor = ({ size, sheet }: DiagramNode) => size === DOOR && !sheet;
  const siblings = Map.groupBy([...diagram.nodes, ...diagram.containers], ({ parent }) => parent);
  const withDoors = new Set(
    diagram.nodes.filter((each) => isDoor(each) && reached.has(each.id)).map(({ parent }) => parent),
  );
  const isZoned = new Set(
    diagram.containers.filter(({ style }) => style === 'zone').map(({ parent }) => parent),
  );
  const apart = diagram.nodes.filter((each) => {
    const { id, sheet, parent } = each;
    if (parent === undefined || reached.has(id)) return false;
    return sheet
      ? (siblings.get(parent)?.length ?? 0) > 1
      : isDoor(each) && withDoors.has(parent) && !isZoned.has(parent);
  });
  if (apart.length === 0) return { rest: diagram, apart };
  return { rest: { ...diagram, nodes: diagram.nodes.filter((each) => !apart.includes(each)) }, apart };
}

/** Width of an icon that is a door of a network, px. */
const DOOR = 40;

/** Each of them in a free place of its frame: a fold as far down and left as there is one, a door above or below another. */
export function placedAside<P extends Positions>(
  diagram: Diagram,
  parts: Sized,
  laid: P,
  apart: readonly DiagramNode[],
): P {
  const boxes = new Map(laid.boxes);
  for (const { id } of apart) {
    const node = parts.nodes.find((each) => each.id === id);
    const frame = node?.parent === undefined ? undefined : boxes.get(node.parent);
    if (!node || !frame) continue;
    const taken = obstacles(diagram, parts, { ...laid, boxes }, node.parent ?? '');
    const whole = node.sheet ? { ...node, inset: 0 } : boundsOf(node);
    const columns = node.sheet ? undefined : doorsBeside(node, parts, boxes).map((x) => x - whole.inset);
    const spot = freeSpot(whole, frame, taken, columns) ?? below(frame, taken);
    boxes.set(id, { x: spot.x + whole.inset, y: spot.y, width: node.width, height: node.height });
    const foot = spot.y + whole.height + AIR;
    for (const outer of treeOf(diagram).around(id)) {
      const box = boxes.get(outer);
      const more = box ? foot - (box.y + box.height) : 0;
      if (box && more > 0) boxes.set(outer, { ...box, height: box.height + more });
    }
  }
  return { ...laid, boxes };
}

/** Whether a container lies on what stands beside it. */
export function isCrowded({ containers, nodes }: Diagram, { boxes }: Positions): boolean {
  const siblings = Map.groupBy([...containers, ...nodes], ({ parent }) => parent);
  return containers.some(({ id, parent }) => {
    const own = boxes.get(id);
    return siblings.get(parent)?.some((other) => {
      const box = boxes.get(other.id);
      return other.id !== id && own !== undefined && box !== undefined && meet(own, box);
    });
  });
}

/** With what is written under it, and how far that reaches out to the left. */
function boundsOf({ width, height, label }: SizedNode) {
  const wide = Math.max(width, label.width);
  return { width: wide, height: height + LABEL_GAP + label.height, inset: (wide - width) / 2 };
}

/** Left edges of the doors that stand in the same frame. */
const doorsBeside = (node: SizedNode, parts: Sized, boxes: ReadonlyMap<string, Box>): readonly number[] =>
  parts.nodes
    .filter((each) => each.size === DOOR && each.parent === node.parent)
    .flatMap(({ id }) => boxes.get(id)?.x ?? []);

/** What stands in a frame, and the lines that run through it. */
function obstacles(diagram: Diagram, parts: Sized, laid: Positions, frame: string): readonly Box[] {
  const nodes = parts.nodes
    .filter((each) => each.parent === frame && laid.boxes.has(each.id))
    .map((each) => sceneNode(each, laid.boxes).bounds);
  const frames = diagram.containers
    .filter((each) => each.parent === frame)
    .flatMap(({ id }) => laid.boxes.get(id) ?? []);
  const lines = [...laid.lines.values()].flatMap(segments).map(({ a, b }) => ({
    ...{ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) },
    ...{ width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) },
  }));
  return [...nodes, ...frames, ...lines, ...laid.labels.values()];
}

type Size = Pick<Box, 'width' | 'height'>;

function freeSpot(
  { width, height }: Size,
  frame: Box,
  taken: readonly Box[],
  columns?: readonly number[],
): Point | undefined {
  const size = { width, height };
  const inner = {
    ...{ x: frame.x + AIR, y: frame.y + TITLE },
    ...{ width: frame.width - 2 * AIR, height: frame.height - TITLE - AIR },
  };
  const xs = columns ?? [inner.x, ...taken.map((box) => box.x + box.width + AIR)].toSorted((a, b) => a - b);
  const ys = [
    inner.y + inner.height - size.height,
    ...taken.map((box) => box.y - AIR - size.height),
  ].toSorted((a, b) => b - a);
  const walls = taken.map((box) => grown(box, AIR - 1));
  for (const x of xs) {
    for (const y of ys) {
      const box = { x, y, ...size };
      if (within(box, inner) && !walls.some((wall) => meet(wall, box))) return { x, y };
    }
  }
  return undefined;
}

function below(frame: Box, taken: readonly Box[]): Point {
  const inside = taken.filter((box) => within(box, frame));
  const foot = Math.max(frame.y + TITLE - AIR, ...inside.map((box) => box.y + box.height));
  return { x: frame.x + AIR, y: foot + AIR };
}
