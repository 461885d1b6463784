import type { GraphEdge, GraphNode, ResourceId, SystemGraph } from '../graph/model.ts';
import type { Vital, Vitals } from '../metrics/vitals.ts';

/** Traffic of one line. A metric without a datapoint means that nothing was asked: idle, which is no guess. */
export type EdgeRate =
  | { readonly state: 'measured'; readonly perMinute: number; readonly metric: string }
  | { readonly state: 'idle'; readonly metric: string }
  /** No metric tells it apart from others. */
  | { readonly state: 'unknown' };

const UNKNOWN: EdgeRate = { state: 'unknown' };

/** Lines that start a function: each invocation came by one of them. */
const STARTS = new Set(['invoke', 'stream', 'message', 'schedule', 'request']);

/**
 * Rate of each edge by its id. A count belongs to a line only when no other line can have caused it: the only way into
 * an API, the only thing that starts a function. What one count cannot tell apart is unknown, never shared out.
 */
export function edgeTraffic(graph: SystemGraph, vitals: Vitals): ReadonlyMap<string, EdgeRate> {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const into = Map.groupBy(
    graph.edges.filter((edge) => STARTS.has(edge.kind)),
    (edge) => edge.to,
  );
  return new Map(
    graph.edges.map((edge) => {
      const only = (into.get(edge.to) ?? []).length === 1 && STARTS.has(edge.kind);
      const to = nodes.get(edge.to);
      return [edge.id, only && to ? rateInto(to, edge, vitals, nodes) : UNKNOWN];
    }),
  );
}

function rateInto(
  to: GraphNode,
  edge: GraphEdge,
  vitals: Vitals,
  nodes: ReadonlyMap<ResourceId, GraphNode>,
): EdgeRate {
  if (to.kind === 'function')
    return rateOf(to, 'function', edge.kind === 'stream' ? 'batches' : 'invocations', vitals);
  if (to.kind === 'rest-api' || to.kind === 'http-api') return rateOf(to, 'api', 'requests', vitals);
  const from = nodes.get(edge.from);
  return from?.kind === 'queue' ? rateOf(from, 'queue', 'messages', vitals) : UNKNOWN;
}

function rateOf(
  node: GraphNode,
  kind: Vital['kind'],
  metric: string,
  { vitals, windowMinutes }: Vitals,
): EdgeRate {
  const names = new Set<string>([node.id, ...node.aliases]);
  const vital = vitals.find((each) => each.kind === kind && names.has(each.resource));
  if (!vital || windowMinutes <= 0) return UNKNOWN;
  // Of a queue only its depth is read.
  if (vital.requests === undefined) return kind === 'queue' ? UNKNOWN : { state: 'idle', metric };
  if (vital.requests === 0) return { state: 'idle', metric };
  return { state: 'measured', perMinute: vital.requests / windowMinutes, metric };
}
