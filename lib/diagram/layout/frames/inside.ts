import type { Box, Point } from '#lib/domain/graph/scene.ts';
import { joined } from '../../joined.ts';
import type { LabelBox, Positions } from '../positions.ts';
import { type Block, INNER } from './blocks.ts';
import { type Group, layGroups, type Whole, wayOf } from './group.ts';

/** A block laid out by itself, its top left at 0. */
export type Inside = Omit<Group, 'box'> & { readonly block: Block; readonly box: Box };

/** Parts of no frame have none round them. */
const NONE = { top: 0, rest: 0 };
/** Between two groups of a row, and between two rows. */
const APART = { x: 40, y: 20 };
/** Wider than high by this, a frame of many groups leaves little room empty. */
const WIDE = 1.6;
/** Without a frame they are a row under the others. */
const ROW = 40;

/** Each block by itself: parts that lines hold together are a group of it. */
export async function layInside(blocks: readonly Block[], whole: Whole): Promise<readonly Inside[]> {
  const split = blocks.map((block) => joined(block.nodes, block.edges));
  const laid = await layGroups(whole, split.flat());
  let next = 0;
  return blocks.map((block, index) => {
    const start = next;
    next += split[index]?.length ?? 0;
    return inRows(block, laid.slice(start, next), whole);
  });
}

/** Its groups in rows: one whose lines come from the left stands first in its row, one that lines leave stands last. */
function inRows(block: Block, groups: readonly Group[], whole: Whole): Inside {
  const { top, rest } = block.frame ? INNER : NONE;
  const spots = new Map<Group, Point>();
  let y = top;
  let right = 0;
  for (const row of rowsOf(inOrder(groups, whole), block.frame ? WIDE : ROW)) {
    let x = rest;
    for (const group of row) {
      spots.set(group, { x, y });
      x += group.box.width + APART.x;
    }
    right = Math.max(right, x - APART.x);
    y += Math.max(...row.map((group) => group.box.height)) + APART.y;
  }
  const title = whole.parts.containers.find((each) => each.id === block.id)?.minimum ?? 0;
  const box = { x: 0, y: 0, width: Math.max(right + rest, title), height: y - APART.y + rest };
  return { block, box, ...together(spots, box) };
}

/**
 * What messages reach stands above what clients call, or the line of a message would cross those of requests on its
 * way; what no line reaches from outside stands below both.
 */
function inOrder(groups: readonly Group[], { between }: Whole): readonly Group[] {
  const rank = ({ ways }: Group): number => {
    const kinds = between
      .filter((edge) => ways.has(wayOf(edge, false)))
      .map(({ kind }) => kind === 'request');
    if (kinds.length === 0) return 3;
    return kinds.includes(false) ? (kinds.includes(true) ? 1 : 0) : 2;
  };
  return groups.toSorted((a, b) => rank(a) - rank(b));
}

function rowsOf(groups: readonly Group[], ratio: number): readonly (readonly Group[])[] {
  const area = groups.reduce((sum, { box }) => sum + box.width * box.height, 0);
  const most = Math.max(Math.sqrt(area * ratio), ...groups.map((group) => group.box.width));
  const rows: Group[][] = [];
  const rest = new Set(groups);
  for (const first of groups) {
    if (!rest.delete(first)) continue;
    const row = [first];
    let width = first.box.width;
    for (const next of rest) {
      const last = row.at(-1);
      if (!last || opens(last, 'right')) break;
      const wider = width + APART.x + next.box.width;
      if (wider > most || opens(next, 'left') || next.box.height > first.box.height * 1.2) continue;
      rest.delete(next);
      row.push(next);
      width = wider;
    }
    rows.push(row);
  }
  return rows;
}

/** Whether lines go through its left or right border. */
const opens = ({ box, ways }: Group, side: 'left' | 'right'): boolean =>
  [...ways.values()].some((way) =>
    side === 'left' ? way[0]?.x === box.x : way.at(-1)?.x === box.x + box.width,
  );

/** All groups as one; lines through their borders go on to those of the block. */
function together(spots: ReadonlyMap<Group, Point>, box: Box): Omit<Group, 'box'> {
  const boxes = new Map<string, Box>();
  const lines = new Map<string, readonly Point[]>();
  const labels = new Map<string, LabelBox>();
  const ways = new Map<string, readonly Point[]>();
  for (const [{ box: own, laid, ways: through }, spot] of spots) {
    const moved = <T extends Point>(each: T): T => ({
      ...each,
      x: each.x + spot.x - own.x,
      y: each.y + spot.y - own.y,
    });
    for (const [id, each] of laid.boxes) boxes.set(id, moved(each));
    for (const [id, line] of laid.lines) lines.set(id, line.map(moved));
    for (const [id, label] of laid.labels) labels.set(id, moved(label));
    for (const [id, line] of through) {
      const way = line.map(moved);
      const [first, last] = [way[0], way.at(-1)];
      if (!first || !last) continue;
      const enters = line[0]?.x === own.x;
      ways.set(id, enters ? [{ ...first, x: 0 }, ...way] : [...way, { ...last, x: box.width }]);
    }
  }
  const laid: Positions = { boxes, lines, labels };
  return { laid, ways };
}
