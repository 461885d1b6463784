import type { GraphEdge } from '#lib/domain/graph/model.ts';
import type { DiagramEdge } from './types.ts';

/** Reads and writes between the same two are one line, green, that says both. */
export function drawnEdges(edges: readonly GraphEdge[]): readonly DiagramEdge[] {
  const lines = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const kind = edge.kind === 'read' || edge.kind === 'write' ? 'access' : edge.kind;
    const key = `${kind} ${edge.from} ${edge.to}`;
    lines.set(key, [...(lines.get(key) ?? []), edge]);
  }
  return [...lines.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const kinds = group.map((edge) => edge.kind);
    const kind = kinds.includes('write') ? 'write' : first.kind;
    const isAccess = kinds.includes('read') || kinds.includes('write');
    // Where all of them say the same, it says more than the kind: an access log, a replication, an origin.
    const isOne = first.label !== undefined && group.every((edge) => edge.label === first.label);
    const label = isAccess && !isOne ? kinds.toSorted().join(', ') : first.label;
    return [
      {
        id: group.map((edge) => edge.id).join(' + '),
        kind,
        from: first.from,
        to: first.to,
        of: group.map((edge) => edge.id),
        ...(label === undefined ? {} : { label }),
      },
    ];
  });
}
