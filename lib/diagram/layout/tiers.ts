import { type Box, type SceneTier, TIERS, type TierName } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../view/types.ts';
import type { Sized, SizedNode } from './sized.ts';

/** Room between two nodes of a column, and for a heading above them. */
const APART = 48;
const HEADING = 62;
const SIDE = 30;
const LANES = 64;

export type Tiered = { readonly boxes: ReadonlyMap<string, Box>; readonly tiers: readonly SceneTier[] };

/** Columns left to right, each as wide as its words and the labels before the next one need. */
export function tiered(diagram: Diagram, parts: Sized): Tiered {
  const used = TIERS.filter((tier) => parts.nodes.some((node) => node.tier === tier));
  const boxes = new Map<string, Box>();
  const strips: { name: TierName; x: number; width: number }[] = [];
  let x = 0;
  for (const name of used) {
    const nodes = parts.nodes.filter((node) => node.tier === name);
    const width = Math.max(110, ...nodes.map((node) => node.label.width)) + 2 * SIDE;
    const gap = name === used.at(-1) ? 0 : gapAfter(name, diagram, parts);
    const middle = x + width / 2;
    let y = HEADING;
    for (const node of inRows(nodes, diagram, boxes)) {
      const wanted = wantedTop(node, diagram, boxes, y);
      boxes.set(node.id, { x: middle - node.size / 2, y: wanted, width: node.size, height: node.size });
      y = wanted + node.size + node.label.height + APART;
    }
    strips.push({ name, x, width: width + gap });
    x += width + gap;
  }
  const height =
    Math.max(0, ...parts.nodes.map((node) => (boxes.get(node.id)?.y ?? 0) + node.size + node.label.height)) +
    30;
  const tiers = strips.map(({ name, x: left, width }) => {
    const own = parts.nodes.find((node) => node.tier === name);
    const box = own && boxes.get(own.id);
    return {
      name,
      box: { x: left, y: 0, width, height },
      title: { x: box ? box.x + box.width / 2 : left, y: 28 },
    };
  });
  return { boxes, tiers };
}

/** The widest label that starts in this column, and lanes for lines that turn. */
function gapAfter(tier: TierName, diagram: Diagram, parts: Sized): number {
  const ids = new Set(parts.nodes.filter((node) => node.tier === tier).map((node) => node.id));
  const labels = diagram.edges
    .filter((edge) => ids.has(edge.from) || ids.has(edge.to))
    .flatMap((edge) => (edge.label === undefined ? [] : [parts.edgeLabel(edge.label).width + 24]));
  return Math.max(40, ...labels) + (tier === 'client' || tier === 'edge' ? 0 : LANES / 2);
}

/** In the order of what leads to them; what starts by itself stands a little below what it starts. */
function inRows(
  nodes: readonly SizedNode[],
  diagram: Diagram,
  boxes: ReadonlyMap<string, Box>,
): readonly SizedNode[] {
  const key = (node: SizedNode) => meanTop(node, diagram, boxes) ?? Number.POSITIVE_INFINITY;
  return nodes.toSorted((a, b) => key(a) - key(b) || nodes.indexOf(a) - nodes.indexOf(b));
}

const BELOW = 100;

function meanTop(node: SizedNode, diagram: Diagram, boxes: ReadonlyMap<string, Box>): number | undefined {
  const edges = diagram.edges.filter((edge) => edge.kind !== 'log');
  const into = edges.filter((edge) => edge.to === node.id).flatMap((edge) => boxes.get(edge.from)?.y ?? []);
  const out = edges.filter((edge) => edge.from === node.id).flatMap((edge) => boxes.get(edge.to)?.y ?? []);
  const mean = (tops: readonly number[]) => tops.reduce((sum, each) => sum + each, 0) / tops.length;
  if (into.length > 0) return mean(into);
  return out.length > 0 ? mean(out) + BELOW : undefined;
}

/** The path of a request stays on one line; later columns stand where their lines are short. */
function wantedTop(
  node: SizedNode,
  diagram: Diagram,
  boxes: ReadonlyMap<string, Box>,
  least: number,
): number {
  if (node.tier === 'client' || node.tier === 'edge' || node.tier === 'compute' || node.tier === 'monitoring')
    return least;
  return Math.max(least, Math.round(meanTop(node, diagram, boxes) ?? least));
}
