import type { SceneEdgeKind } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge, DiagramNode } from './types.ts';

/**
 * The diagram with several parts drawn as one: lines to any of them end on it, and what runs between them is not
 * drawn. `into`: id of a part → id of the node that stands for it, which is one of `nodes`.
 */
export function folded(
  diagram: Diagram,
  into: ReadonlyMap<string, string>,
  nodes: readonly DiagramNode[],
): Diagram {
  const lift = (id: string): string => into.get(id) ?? id;
  return {
    ...diagram,
    containers: diagram.containers.filter((each) => !into.has(each.id)),
    nodes: [...diagram.nodes.filter((each) => !into.has(each.id)), ...nodes],
    edges: lifted(diagram.edges, lift),
  };
}

/** Lines of one kind between the same two are one, with a count instead of many labels. */
function lifted(edges: readonly DiagramEdge[], lift: (id: string) => string): readonly DiagramEdge[] {
  const lines = new Map<string, DiagramEdge[]>();
  for (const edge of edges) {
    const moved = { ...edge, from: lift(edge.from), to: lift(edge.to) };
    if (moved.from === moved.to) continue;
    const touched = moved.from !== edge.from || moved.to !== edge.to;
    const kind = touched ? familyOf(edge.kind) : edge.id;
    const key = `${kind} ${moved.from} ${moved.to}`;
    lines.set(key, [...(lines.get(key) ?? []), moved]);
  }
  return [...lines].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    if (group.length === 1) return [first];
    const kind = group.find((each) => each.kind === 'write')?.kind ?? first.kind;
    const { step: _, ...rest } = first;
    const whole = { ...rest, id: key, kind, of: group.flatMap((each) => each.of) };
    // That a network has many ways says nothing.
    if (kind === 'network') return [whole];
    return [{ ...whole, label: `${group.length} lines` }];
  });
}

const familyOf = (kind: SceneEdgeKind): string => (kind === 'read' || kind === 'write' ? 'access' : kind);
