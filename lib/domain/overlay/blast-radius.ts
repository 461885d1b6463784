import { textAt } from '../graph/attributes.ts';
import type { GraphEdge, GraphNode, NodeKind, ResourceId, SystemGraph } from '../graph/model.ts';

/** A node that depends on a changed one. */
export type Reached = {
  readonly id: ResourceId;
  /** The changed node that it comes from. */
  readonly changed: ResourceId;
  /** Why, hop by hop, from the changed node: each names the edge or what lies inside what. */
  readonly path: readonly Hop[];
};

export type Hop = {
  readonly from: ResourceId;
  readonly to: ResourceId;
  readonly by: 'edge' | 'role' | 'inside' | 'endpoint';
  readonly edge?: string;
};

/** Who hands on what others wait for: behind them the receiver depends on the sender. */
const SENDERS: readonly NodeKind[] = [
  'queue',
  'topic',
  'bus',
  'rule',
  'schedule',
  'pipe',
  'data-stream',
  'delivery-stream',
  'bucket',
  'log-group',
];

/**
 * Everything that depends on the changed nodes, nearest first. A caller depends on what it calls, a consumer on its
 * source, an alarm on what it watches, what lies in a network on the network, a function on its role and endpoint.
 */
export function blastRadius(graph: SystemGraph, changed: readonly ResourceId[]): readonly Reached[] {
  const dependents = dependentsOf(graph);
  const starts = changed.toSorted();
  const seen = new Set<ResourceId>(starts);
  const reached: Reached[] = [];
  let front: Reached[] = starts.map((id) => ({ id, changed: id, path: [] }));
  while (front.length > 0) {
    const next: Reached[] = [];
    for (const { id, changed: start, path } of front) {
      for (const hop of dependents.get(id) ?? []) {
        if (seen.has(hop.to)) continue;
        seen.add(hop.to);
        next.push({ id: hop.to, changed: start, path: [...path, hop] });
      }
    }
    reached.push(...next);
    front = next;
  }
  return reached;
}

function dependentsOf(graph: SystemGraph): ReadonlyMap<ResourceId, readonly Hop[]> {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const hops = [
    ...graph.edges.flatMap((edge) => edgeHops(edge, byId)),
    ...graph.nodes.flatMap((node) =>
      node.path.map((outer): Hop => ({ from: outer, to: node.id, by: 'inside' })),
    ),
    ...roleHops(graph.nodes),
  ];
  return Map.groupBy(
    hops.toSorted((a, b) => (`${a.to} ${a.by}` < `${b.to} ${b.by}` ? -1 : 1)),
    (hop) => hop.from,
  );
}

function edgeHops(edge: GraphEdge, byId: ReadonlyMap<ResourceId, GraphNode>): readonly Hop[] {
  const through: Hop[] =
    edge.via === undefined ? [] : [{ from: edge.via, to: edge.from, by: 'endpoint', edge: edge.id }];
  const forward: Hop = { from: edge.from, to: edge.to, by: 'edge', edge: edge.id };
  const back: Hop = { from: edge.to, to: edge.from, by: 'edge', edge: edge.id };
  if (edge.kind === 'log') return through;
  const sender = byId.get(edge.from);
  const hands =
    edge.kind === 'stream' || edge.kind === 'schedule' || (sender && SENDERS.includes(sender.kind));
  return [...through, hands && edge.kind !== 'dead-letter' ? forward : back];
}

function roleHops(nodes: readonly GraphNode[]): readonly Hop[] {
  const roles = new Map(
    nodes
      .filter((node) => node.kind === 'role')
      .flatMap((role) => role.aliases.map((alias) => [alias, role.id])),
  );
  return nodes.flatMap((node): Hop[] => {
    const role = roles.get(textAt(node.attributes, 'role', 'roleArn', 'taskRoleArn') ?? '');
    return role === undefined ? [] : [{ from: role, to: node.id, by: 'role' }];
  });
}
