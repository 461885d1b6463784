import type { Mention } from './edges/variables.ts';
import type { EdgeKind, GraphEdge, NodeKind } from './model.ts';
import type { Network } from './network.ts';
import type { EdgeFact, World } from './world.ts';

/** Kinds that a bare permission only supports, when something stronger already joins the two. */
const STRONGER: Readonly<Partial<Record<EdgeKind, readonly EdgeKind[]>>> = {
  message: ['dead-letter'],
};

/** A gateway endpoint serves these only. */
const THROUGH: Readonly<Partial<Record<NodeKind, string>>> = { table: 'dynamodb', bucket: 's3' };

/** The same edge from several sources is one edge with several lines of evidence. */
export function joinEdges(
  facts: readonly EdgeFact[],
  mentions: readonly Mention[],
  network: Network,
  world: World,
): readonly GraphEdge[] {
  const kindOf = new Map(world.nodes.map((node) => [node.id, node.kind]));
  const edges = new Map<string, { fact: EdgeFact; says: Set<string> }>();
  const key = (kind: EdgeKind, from: string, to: string) => `${kind} ${from} → ${to}`;
  for (const fact of facts.toSorted(
    (a, b) => Number(a.label === undefined) - Number(b.label === undefined),
  )) {
    const stronger = (STRONGER[fact.kind] ?? [])
      .map((kind) => edges.get(key(kind, fact.from, fact.to)))
      .find((each) => each !== undefined);
    const own = key(fact.kind, fact.from, fact.to);
    const edge = stronger ?? edges.get(own) ?? { fact, says: new Set() };
    edge.says.add(fact.says);
    if (!stronger) edges.set(own, edge);
  }
  for (const { from, to, variable } of mentions) {
    for (const edge of edges.values()) {
      if (edge.fact.from === from.id && edge.fact.to === to.id)
        edge.says.add(`${from.name}: variable ${variable} names ${to.name}`);
    }
  }
  return [...edges]
    .map(([id, { fact, says }]): GraphEdge => {
      const service = THROUGH[kindOf.get(fact.to) ?? 'other'];
      const reads = fact.kind === 'read' || fact.kind === 'write';
      const via = reads && service !== undefined ? network.viaOf(fact.from, service) : undefined;
      return {
        id,
        kind: fact.kind,
        from: fact.from,
        to: fact.to,
        ...(fact.label === undefined ? {} : { label: fact.label }),
        ...(via === undefined ? {} : { via }),
        evidence: [...says].toSorted().map((text) => ({ kind: 'text', text })),
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
