import type { Box } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../view/types.ts';
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
    return [box, { ...bounds, y: box.y + box.height, height: bounds.height - box.height }];
  });
  const foreign = diagram.containers.filter((each) => !open.has(each.id));
  const labels = [...laid.labels].filter(([id]) => id !== edge.id).map(([, box]) => box);
  return [
    ...nodes,
    ...foreign.flatMap((each) => laid.boxes.get(each.id) ?? []),
    ...titles(parts, laid),
    ...labels,
  ];
}

function titles(parts: Sized, laid: Positions): readonly Box[] {
  return parts.containers.flatMap((each) => {
    const box = laid.boxes.get(each.id);
    return box ? [{ x: box.x, y: box.y, width: each.minimum - 16, height: TEXT.container.icon }] : [];
  });
}
