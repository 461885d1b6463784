import type { GraphEdge, GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { drawnEdges } from './edges.ts';
import type { DiagramEdge } from './types.ts';

/** The lines of the detailed view: table traffic goes through its endpoint, interfaces hang on the group. */
export function detailedEdges(graph: SystemGraph, shown: readonly GraphNode[]): readonly DiagramEdge[] {
  const ids = new Set(shown.map((node) => node.id));
  const own = graph.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  const attached = own.filter((edge) => edge.kind === 'network' && isFunction(edge.from, shown));
  const direct = own.filter((edge) => !attached.includes(edge) && edge.via === undefined);
  const through = own.filter((edge) => edge.via !== undefined);
  return [
    ...drawnEdges(direct).map(shortLabel),
    ...doors(drawnEdges(through), through),
    ...groupEdges(attached, shown),
  ];
}

/** The whole label is in the simple view; here lines are long and many. */
function shortLabel(edge: DiagramEdge): DiagramEdge {
  const label = edge.label?.split(' · ')[0];
  return label === undefined ? edge : { ...edge, label };
}

const isFunction = (id: string, shown: readonly GraphNode[]): boolean =>
  shown.some((node) => node.id === id && node.kind === 'function');

/** Function → endpoint, each with its label; endpoint → table, one line for all. */
function doors(lines: readonly DiagramEdge[], edges: readonly GraphEdge[]): readonly DiagramEdge[] {
  const onward = new Map<string, DiagramEdge>();
  const inward = lines.map((line) => {
    const via = edges.find((edge) => line.of.includes(edge.id))?.via ?? line.to;
    const key = `${via} → ${line.to}`;
    const before = onward.get(key);
    const kind = before?.kind === 'write' || line.kind === 'write' ? 'write' : line.kind;
    onward.set(key, {
      id: key,
      kind,
      from: via,
      to: line.to,
      of: [...(before?.of ?? []), ...line.of],
      weight: (before?.weight ?? 0) + 1,
    });
    return { ...line, to: via };
  });
  return [...inward, ...onward.values()];
}

/** Lambda's interfaces belong to the security group: one line from its border instead of one a function. */
function groupEdges(attached: readonly GraphEdge[], shown: readonly GraphNode[]): readonly DiagramEdge[] {
  const lines = new Map<string, DiagramEdge>();
  for (const edge of attached) {
    const from = shown.find((node) => node.id === edge.from)?.path.at(-1) ?? edge.from;
    const id = `${from} → ${edge.to}`;
    lines.set(id, { id, kind: 'network', from, to: edge.to, of: [...(lines.get(id)?.of ?? []), edge.id] });
  }
  return [...lines.values()];
}
