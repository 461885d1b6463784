import { isCdkHelper } from '#lib/domain/graph/cdk-helpers.ts';
import { rowOf } from '#lib/domain/graph/kinds.ts';
import type { EdgeKind, GraphEdge, GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';

/** Lines along which requests and data go. */
const LINES: readonly EdgeKind[] = [
  'request',
  'invoke',
  'read',
  'write',
  'stream',
  'message',
  'schedule',
  'dead-letter',
];

export type RequestPath = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What at least one of the lines reaches. */
  readonly linked: ReadonlySet<string>;
};

/** What the kind table gives a tier, and the lines between: the same for every view of requests and data. */
export function requestPath(graph: SystemGraph): RequestPath {
  const nodes = graph.nodes.filter((node) => rowOf(node.kind).tier !== undefined && !isCdkHelper(node));
  const ids = new Set<string>(nodes.map((node) => node.id));
  const known = graph.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  const edges = known.filter((edge) => LINES.includes(edge.kind));
  const joined = new Set(edges.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  // A door in a firewall is often all that is known of who talks to a database.
  const doors = known.filter((edge) => edge.kind === 'network' && !joined.has(`${edge.from} ${edge.to}`));
  const all = [...edges, ...doors];
  return { nodes, edges: all, linked: new Set(all.flatMap((edge) => [edge.from, edge.to])) };
}
