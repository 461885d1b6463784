import type { Mention } from './edges/variables.ts';
import { rowOf } from './kinds.ts';
import type { EdgeKind, GraphEdge, NodeKind } from './model.ts';
import type { Network } from './network.ts';
import type { EdgeFact, World } from './world.ts';

/** Kinds that a bare permission only supports, when something stronger already joins the two. */
const STRONGER: Readonly<Partial<Record<EdgeKind, readonly EdgeKind[]>>> = {
  message: ['dead-letter'],
};

/** How endpoints spell a service that IAM spells otherwise. */
const ENDPOINTS: Readonly<Partial<Record<string, string>>> = {
  kinesis: 'kinesis-streams',
  firehose: 'kinesis-firehose',
  'cognito-idp': 'cognito-idp',
};

/** Calls to a service's API, which an endpoint may serve. */
export const CALLS: readonly EdgeKind[] = ['read', 'write', 'message', 'invoke'];

/** The service whose endpoint a call to this kind goes through. */
export function endpointService(kind: NodeKind): string | undefined {
  const { iam } = rowOf(kind);
  return iam === undefined ? undefined : (ENDPOINTS[iam] ?? iam);
}

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
  const between = Map.groupBy(edges.values(), ({ fact }) => `${fact.from} → ${fact.to}`);
  for (const { from, to, variable } of mentions) {
    for (const edge of between.get(`${from.id} → ${to.id}`) ?? []) {
      edge.says.add(`${from.name}: variable ${variable} names ${to.name}`);
    }
  }
  return [...edges]
    .map(([id, { fact, says }]): GraphEdge => {
      const service = CALLS.includes(fact.kind) ? endpointService(kindOf.get(fact.to) ?? 'other') : undefined;
      const via = service === undefined ? undefined : network.viaOf(fact.from, service);
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
