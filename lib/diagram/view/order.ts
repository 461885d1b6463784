import { rowOf } from '#lib/domain/graph/kinds.ts';
import type { GraphEdge, GraphNode, NodeKind } from '#lib/domain/graph/model.ts';

/** Lines that a request follows, in the order to follow them. */
const PATH = ['request', 'invoke', 'stream', 'message', 'schedule', 'dead-letter'];

/** What only keeps or passes on, beside everything in the data tier. */
const KEEPING: readonly NodeKind[] = ['queue', 'topic', 'secret', 'parameter'];
const isStore = ({ kind }: GraphNode): boolean => KEEPING.includes(kind) || rowOf(kind).tier === 'data';

const LATE: readonly NodeKind[] = ['vpc-endpoint', 'nat-gateway', 'internet-gateway', 'internet'];

/** The request path first, then what starts by itself, stores, and the network's doors last. */
export function inPathOrder(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): readonly GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const starts = [
    ...nodes.filter((node) => node.kind === 'client'),
    ...nodes.filter((node) => node.kind === 'rule' || node.kind === 'schedule'),
    ...nodes.filter((node) => !LATE.includes(node.kind)),
    ...LATE.flatMap((kind) => nodes.filter((node) => node.kind === kind)),
  ];
  const actors = walked(starts, edges, byId, PATH).filter((node) => !isStore(node));
  const stores = walked(starts, edges, byId, [...PATH, 'write', 'read']).filter(isStore);
  return [...actors, ...stores];
}

function walked(
  starts: readonly GraphNode[],
  edges: readonly GraphEdge[],
  byId: ReadonlyMap<string, GraphNode>,
  kinds: readonly string[],
): readonly GraphNode[] {
  const seen = new Set<GraphNode>();
  const from = Map.groupBy(edges, (edge) => edge.from);
  const visit = (node: GraphNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const kind of kinds) {
      for (const edge of from.get(node.id) ?? []) {
        const next = edge.kind === kind ? byId.get(edge.to) : undefined;
        if (next) visit(next);
      }
    }
  };
  for (const node of starts) visit(node);
  return [...seen];
}
