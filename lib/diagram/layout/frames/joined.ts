import type { DiagramEdge, DiagramNode } from '../../view/types.ts';

/** Parts that lines hold together, in the order of their first ones. */
export function joined(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
): readonly (readonly DiagramNode[])[] {
  const groups = new Map(nodes.map((node) => [node.id, new Set([node.id])]));
  for (const { from, to } of edges) {
    const [one, two] = [groups.get(from), groups.get(to)];
    if (!one || !two || one === two) continue;
    for (const id of two) groups.set(id, one.add(id));
  }
  return [...Map.groupBy(nodes, (node) => groups.get(node.id)).values()];
}
