import type { Finding, ResourceId, SystemGraph } from '../graph/model.ts';

/** Findings by each node that they are about, in the order of the graph; nodes without any are not in it. */
export function findingsByNode(graph: SystemGraph): ReadonlyMap<ResourceId, readonly Finding[]> {
  const about = graph.findings.flatMap((finding) => finding.nodes.map((node) => ({ node, finding })));
  return new Map(
    [...Map.groupBy(about, ({ node }) => node)].map(([node, found]) => [
      node,
      found.map(({ finding }) => finding),
    ]),
  );
}

/** Edges between two nodes that one finding is about: where the contradiction lies. */
export function findingEdges(graph: SystemGraph): ReadonlyMap<string, readonly Finding[]> {
  const marked = new Map<string, Finding[]>();
  for (const finding of graph.findings) {
    const about = new Set(finding.nodes);
    for (const edge of graph.edges) {
      if (edge.from === edge.to || !about.has(edge.from) || !about.has(edge.to)) continue;
      marked.set(edge.id, [...(marked.get(edge.id) ?? []), finding]);
    }
  }
  return marked;
}
