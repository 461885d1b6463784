import type { Box, Point, Scene, SceneFold } from '#lib/domain/graph/scene.ts';
import { assembled, type Placed } from './assemble.ts';
import { faults } from './geometry.ts';
import { rerouted } from './layout/reroute.ts';
import { type Sized, sized } from './layout/sized.ts';
import { freeSlot } from './layout/slot.ts';
import { treeOf } from './layout/tree.ts';
import type { Diagram } from './view/types.ts';

/** More new or changed parts than this share, and a fresh layout reads better than a patched one. */
const MOST_CHANGED = 0.2;

/** Icon, texts and air of one more node, px. */
const ROW = 136;

/**
 * The earlier scene with what changed in it: nothing that stayed moves, new nodes take free places, and only their
 * lines are routed.
 * @returns undefined when too much changed, when no place is free, or when the result would be at fault.
 */
export function keptScene(
  diagram: Diagram,
  folded: readonly SceneFold[],
  previous: Scene,
): Scene | undefined {
  if (previous.view !== diagram.view || !sameContainers(diagram, previous)) return undefined;
  const parts = sized(diagram);
  const boxes = keptBoxes(parts, previous);
  const fresh = parts.nodes.filter((node) => !boxes.has(node.id));
  if (fresh.length > Math.max(1, parts.nodes.length * MOST_CHANGED)) return undefined;
  const before = keptLines(diagram, previous);
  for (const node of fresh) {
    const slot = (wider: ReadonlyMap<string, Box>) =>
      freeSlot(node, diagram, parts, { boxes: wider, ...before });
    const place = slot(boxes) ?? slot(deepened(node.parent, boxes, diagram));
    if (!place) return undefined;
    boxes.set(node.id, place);
  }
  const laid: Placed = {
    ...rerouted(diagram, parts, { boxes, ...before }),
    ...(previous.tiers ? { tiers: deepEnough(previous.tiers, boxes, parts) } : {}),
  };
  const scene = assembled(diagram, parts, laid);
  if (scene.edges.length < diagram.edges.length || faults(scene).length > 0) return undefined;
  return { ...scene, metadata: { variant: 'kept', faults: [], folded } };
}

function sameContainers(diagram: Diagram, previous: Scene): boolean {
  const names = (all: readonly { id: string; parent?: string; style: string }[]) =>
    JSON.stringify(all.map(({ id, parent, style }) => `${id} ${parent} ${style}`).toSorted());
  return names(diagram.containers) === names(previous.containers);
}

/** Places of containers, and of nodes that are still where they were. */
function keptBoxes(parts: Sized, previous: Scene): Map<string, Box> {
  const boxes = new Map(previous.containers.map((each) => [each.id, each.box] as const));
  const before = new Map(previous.nodes.map((node) => [node.id, node]));
  for (const node of parts.nodes) {
    const old = before.get(node.id);
    if (old && old.parent === node.parent && old.box.width === node.width) boxes.set(node.id, old.box);
  }
  return boxes;
}

/** A row more for a full container, and for those around it; whatever stands below is found by the check. */
function deepened(
  parent: string | undefined,
  boxes: Map<string, Box>,
  diagram: Diagram,
): ReadonlyMap<string, Box> {
  for (const id of parent === undefined ? [] : [parent, ...treeOf(diagram).around(parent)]) {
    const box = boxes.get(id);
    if (box) boxes.set(id, { ...box, height: box.height + ROW });
  }
  return boxes;
}

/** Lines whose ends and words are the same. */
function keptLines(diagram: Diagram, previous: Scene): Pick<Placed, 'lines' | 'labels'> {
  const old = new Map(previous.edges.map((edge) => [edge.id, edge]));
  const lines = new Map<string, readonly Point[]>();
  const labels = new Map<string, Box & { readonly text: string }>();
  for (const edge of diagram.edges) {
    const known = old.get(edge.id);
    if (!known || known.from !== edge.from || known.to !== edge.to) continue;
    if (known.label && known.label.text !== edge.label) continue;
    lines.set(edge.id, known.points);
    if (known.label) labels.set(edge.id, known.label);
  }
  return { lines, labels };
}

/** Columns reach below their lowest node. */
function deepEnough(
  tiers: NonNullable<Scene['tiers']>,
  boxes: ReadonlyMap<string, Box>,
  parts: Sized,
): NonNullable<Scene['tiers']> {
  const foot = Math.max(
    ...parts.nodes.map((node) => (boxes.get(node.id)?.y ?? 0) + node.size + node.label.height),
  );
  return tiers.map((tier) => ({
    ...tier,
    box: { ...tier.box, height: Math.max(tier.box.height, foot + 30 - tier.box.y) },
  }));
}
