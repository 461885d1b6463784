import type { SystemGraph } from '#lib/domain/graph/model.ts';

/** Lines of a graph by the names of their ends, sorted; observing (logs, alarms) is none of a request's way. */
export function linesOf(graph: SystemGraph): readonly string[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const lines = graph.edges.map(({ kind, from, to }) => `${names.get(from)} -${kind}→ ${names.get(to)}`);
  return [...new Set(lines)].toSorted();
}
