import type { Box } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../view/types.ts';
import { grown, meet, within } from './boxes.ts';
import { passes, segments } from './lines.ts';
import { sceneNode } from './node-scene.ts';
import type { Positions } from './positions.ts';
import { type Sized, type SizedNode, TEXT } from './sized.ts';

const STEP = 8;
const AIR = 14;
/** Room from one column to the next where a new one begins. */
const COLUMN = 200;

/**
 * A place for one more node: in the column that its lines ask for, near what they lead to, on nothing that is there.
 * @returns undefined when its container has no such place.
 */
export function freeSlot(node: SizedNode, diagram: Diagram, parts: Sized, laid: Positions): Box | undefined {
  const placed = parts.nodes.filter((each) => laid.boxes.has(each.id));
  const home = node.parent === undefined ? undefined : laid.boxes.get(node.parent);
  const wish = wishOf(node, diagram, laid.boxes);
  const taken = [
    ...placed.map((each) => grown(sceneNode(each, laid.boxes).bounds, AIR)),
    ...[...laid.labels.values()].map((label) => grown(label, 4)),
    ...parts.containers.flatMap((each) => {
      const box = laid.boxes.get(each.id);
      if (!box || each.id === node.parent) return [];
      return each.parent === node.parent ? [grown(box, AIR)] : [];
    }),
    ...(home ? [{ ...home, height: TEXT.container.icon + AIR }] : []),
  ];
  const lines = [...laid.lines.values()].flatMap(segments);
  const columns = columnsOf(node, placed, laid.boxes, wish.x);
  const feet = placed.map((each) => sceneNode(each, laid.boxes).bounds).map((box) => box.y + box.height);
  const [top, bottom] = home ? [home.y, home.y + home.height] : [92, Math.max(120, ...feet) + 120];
  let best: { box: Box; cost: number } | undefined;
  for (const x of columns) {
    for (let y = top; y <= bottom; y += STEP) {
      const box = { x, y, width: node.width, height: node.height };
      const { bounds } = sceneNode(node, new Map([[node.id, box]]));
      const cost = Math.abs(x - wish.x) * 2 + Math.abs(y - wish.y);
      if (best && best.cost <= cost) continue;
      if (home && !within(grown(bounds, 8), home)) continue;
      if (bounds.x < 8 || taken.some((each) => meet(each, bounds))) continue;
      if (lines.some((each) => passes(each, grown(bounds, AIR)))) continue;
      best = { box, cost };
    }
  }
  return best?.box;
}

/** Right of what leads to it, or left of what it leads to; level with them. */
function wishOf(
  node: SizedNode,
  diagram: Diagram,
  boxes: ReadonlyMap<string, Box>,
): { x: number; y: number } {
  const into = diagram.edges
    .filter((edge) => edge.to === node.id)
    .flatMap((edge) => boxes.get(edge.from) ?? []);
  const out = diagram.edges
    .filter((edge) => edge.from === node.id)
    .flatMap((edge) => boxes.get(edge.to) ?? []);
  const all = [...into, ...out];
  const y = all.length === 0 ? 100 : all.reduce((sum, box) => sum + box.y, 0) / all.length;
  if (into.length > 0) return { x: Math.max(...into.map((box) => box.x)) + COLUMN, y };
  return { x: out.length > 0 ? Math.min(...out.map((box) => box.x)) - COLUMN : 100, y };
}

/** Columns of the same container or tier; where a picture has none of its own to offer, the place wished for. */
function columnsOf(
  node: SizedNode,
  placed: readonly SizedNode[],
  boxes: ReadonlyMap<string, Box>,
  wish: number,
): readonly number[] {
  const alike = placed.filter((each) => each.parent === node.parent && each.tier === node.tier);
  const middles = alike.flatMap((each) => {
    const box = boxes.get(each.id);
    return box ? [box.x + box.width / 2 - node.width / 2] : [];
  });
  const own = node.tier === undefined ? [...middles, wish] : middles;
  return [...new Set(own)].toSorted((a, b) => a - b);
}
