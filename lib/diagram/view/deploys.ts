import type { GraphEdge, ResourceId, SystemGraph } from '#lib/domain/graph/model.ts';

/** With more functions than this a line to each says less than their marks do. */
const MOST = 3;

/** Lines from CodeDeploy to the functions that it brings new versions to, by their start. */
export function deploysOf({ nodes, edges }: SystemGraph): ReadonlyMap<ResourceId, readonly GraphEdge[]> {
  const from = new Set(nodes.filter(({ kind }) => kind === 'deployment-application').map(({ id }) => id));
  if (from.size === 0) return new Map();
  const functions = new Set(nodes.filter(({ kind }) => kind === 'function').map(({ id }) => id));
  const lines = edges.filter(
    (edge) => from.has(edge.from) && functions.has(edge.to) && edge.label === 'deploys',
  );
  return Map.groupBy(lines, (edge) => edge.from);
}

/** Without those lines where they are many: what is counted below CodeDeploy stands below each function, too. */
export function fewDeploys(graph: SystemGraph): SystemGraph {
  const many = [...deploysOf(graph).values()].filter(({ length }) => length > MOST).flat();
  if (many.length === 0) return graph;
  const left = new Set(many.map(({ id }) => id));
  return { ...graph, edges: graph.edges.filter(({ id }) => !left.has(id)) };
}
