import type { Box } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../view/types.ts';
import { within } from './boxes.ts';
import { sceneNode } from './node-scene.ts';
import type { Positions } from './positions.ts';
import { type Sized, TEXT } from './sized.ts';
import { ROOT, treeOf } from './tree.ts';

/** What an edge must go around: icons, texts, titles, other edges' labels, containers it has no business in. */
export function obstaclesFor(
  edge: DiagramEdge,
  diagram: Diagram,
  parts: Sized,
  laid: Positions,
): readonly Box[] {
  const tree = treeOf(diagram);
  const open = new Set([...tree.around(edge.from), ...tree.around(edge.to), edge.from, edge.to, ROOT]);
  const nodes = parts.nodes.flatMap((node) => {
    const { box, bounds } = sceneNode(node, laid.boxes);
    if (node.card) return [box];
    return [box, { ...bounds, y: box.y + box.height, height: bounds.height - box.height }];
  });
  const foreign = diagram.containers.filter((each) => !open.has(each.id));
  const labels = [...laid.labels].filter(([id]) => id !== edge.id).map(([, box]) => box);
  const closed = foreign.flatMap((each) => laid.boxes.get(each.id) ?? []);
  const all = [...nodes, ...closed, ...titles(parts, laid), ...labels];
  // What lies in the frame of a stack that the line stays out of is one obstacle, not a hundred.
  const stacks = foreign
    .filter((each) => each.style === 'stack')
    .flatMap(({ id }) => laid.boxes.get(id) ?? []);
  return all.filter((box) => !stacks.some((stack) => stack !== box && within(box, stack)));
}

function titles(parts: Sized, laid: Positions): readonly Box[] {
  return parts.containers.flatMap((each) => {
    const box = laid.boxes.get(each.id);
    return box ? [{ x: box.x, y: box.y, width: each.minimum - 16, height: TEXT.container.icon }] : [];
  });
}
