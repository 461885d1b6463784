import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../../view/types.ts';
import { grown } from '../boxes.ts';
import { type Blocks, INNER, isFrame } from './blocks.ts';
import { wayOf } from './group.ts';
import type { Inside } from './inside.ts';
import type { Spots } from './place.ts';

export const around = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
};

/** Containers around all frames, outermost last, each a little wider than what is in it. */
export function outerBoxes(diagram: Diagram, inner: Box, more: number): ReadonlyMap<string, Box> {
  const outer = diagram.containers.filter((each) => !isFrame(each));
  const boxes = new Map<string, Box>();
  let box = withRoom(inner, more);
  for (const each of outer.toReversed()) {
    const { top, rest } = INNER;
    box = {
      x: box.x - rest,
      y: box.y - top,
      width: box.width + 2 * rest,
      height: box.height + top + rest,
    };
    boxes.set(each.id, box);
  }
  return boxes;
}

const ROOM = 24;

/** Blocks with the room round them that lines of the outermost ones need. */
export const withRoom = (inner: Box, more: number): Box => grown(inner, ROOM + more);

/** Beside the cloud, each level with the middle of what it is joined to. */
export function besides(
  own: readonly Inside[],
  side: 'left' | 'right',
  cloud: Box,
  spots: Spots,
  { between, blockOf }: Blocks,
): readonly (readonly [Inside, Box])[] {
  const placed = own.map((each) => {
    const heights = between.flatMap((edge) => {
      const [from, to] = [blockOf.get(edge.from), blockOf.get(edge.to)];
      if (from !== each.block && to !== each.block) return [];
      const other = from === each.block ? to : from;
      const [inside, box] = [...spots].find(([spot]) => spot.block === other) ?? [];
      if (!inside || !box) return [];
      const gate = gateOf(inside, edge, from !== each.block);
      const mine = gateOf(each, edge, from === each.block);
      return gate && mine ? [box.y + gate.y - mine.y] : [];
    });
    return { each, y: middleOf(heights) ?? cloud.y };
  });
  let free = Number.NEGATIVE_INFINITY;
  return placed
    .toSorted((a, b) => a.y - b.y)
    .map(({ each, y }) => {
      const { width, height } = each.box;
      const x = side === 'left' ? cloud.x - BESIDE - width : cloud.x + cloud.width + BESIDE;
      const box = { x, y: Math.max(y, free), width, height };
      free = box.y + height + BELOW;
      return [each, box] as const;
    });
}

const BESIDE = 150;
const BELOW = 16;

/** The one in the middle, so that it has a straight line. */
const middleOf = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Where a line leaves or enters, from the block's top left. */
export function gateOf(inside: Inside, edge: DiagramEdge, leaves: boolean): Point | undefined {
  const way = inside.ways.get(wayOf(edge, leaves));
  const at = leaves ? way?.at(-1) : way?.[0];
  return at && { x: at.x - inside.box.x, y: at.y - inside.box.y };
}
