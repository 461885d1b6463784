import type { SceneEdgeKind } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../view/types.ts';

const STORED: readonly SceneEdgeKind[] = ['read', 'write', 'dead-letter'];

/**
 * Another order to try: what only stores or receives stands beside the first that reaches it, one with few lines
 * above one with many, so that a single line need not climb over a bundle.
 */
export function lightFirst(diagram: Diagram): Diagram {
  const index = new Map(diagram.nodes.map((node, at) => [node.id, at]));
  const doors = new Set(diagram.nodes.filter((node) => node.size === 40).map((node) => node.id));
  const into = (id: string) => diagram.edges.filter((edge) => edge.to === id);
  // Through a door, who comes first is who reaches the door first.
  const first = (id: string): number =>
    Math.min(
      ...into(id).map((edge) => (doors.has(edge.from) ? first(edge.from) : (index.get(edge.from) ?? 0))),
    );
  const rank = (id: string): number =>
    first(id) * 100 + diagram.edges.filter((edge) => edge.to === id || edge.from === id).length;
  const isStore = (id: string) =>
    !doors.has(id) && into(id).length > 0 && into(id).every((edge) => STORED.includes(edge.kind));
  const stores = diagram.nodes.filter((node) => isStore(node.id)).toSorted((a, b) => rank(a.id) - rank(b.id));
  const nodes = [...diagram.nodes.filter((node) => !stores.includes(node)), ...stores];
  return { ...diagram, nodes };
}
