import type { GraphNode, SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import type { Vital, Vitals } from '../metrics/vitals.ts';
import type { EdgeRate } from './traffic.ts';

/** What was measured on one line, or of one part, over the last full minutes; a figure that nobody measured is absent. */
export type TrafficFigure = {
  readonly perMinute: number;
  /** Of the requests, 0 to 1; absent without requests. */
  readonly errorShare?: number;
  /** p95, ms. */
  readonly latency?: number;
  /** Seconds that the reader of a stream is behind. */
  readonly behind?: number;
};

/**
 * Figures by id of the drawn line and of the drawn part. A line carries what was measured at its end only where it is the
 * only one there: what one metric cannot tell apart has no figure.
 */
export function figuresOnScene(
  scene: Scene,
  graph: SystemGraph,
  vitals: Vitals,
  rates: ReadonlyMap<string, EdgeRate>,
): ReadonlyMap<string, TrafficFigure> {
  const nodes = new Map<string, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const found = new Map<string, TrafficFigure>();
  for (const node of scene.nodes) {
    const [own, ...more] = node.of;
    const part = own === undefined || more.length > 0 ? undefined : nodes.get(own);
    const figure = part && ofPart(part, vitals);
    if (figure) found.set(node.id, figure);
  }
  for (const line of scene.edges) {
    const [only, ...more] = line.of;
    const edge = only === undefined || more.length > 0 ? undefined : edges.get(only);
    const rate = edge && rates.get(edge.id);
    const to = edge && nodes.get(edge.to);
    if (!edge || !to || !rate || rate.state === 'unknown') continue;
    const perMinute = rate.state === 'idle' ? 0 : rate.perMinute;
    const behind = edge.kind === 'stream' ? vitalOf(to, ['stream'], vitals)?.backlog : undefined;
    const { perMinute: _, ...rest } = ofPart(to, vitals) ?? { perMinute };
    found.set(line.id, { perMinute, ...rest, ...(behind === undefined ? {} : { behind }) });
  }
  return found;
}

function ofPart(node: GraphNode, vitals: Vitals): TrafficFigure | undefined {
  const vital = vitalOf(node, ['function', 'api', 'table'], vitals);
  if (!vital || vitals.windowMinutes <= 0) return undefined;
  const { requests = 0, errors, latencyP95 } = vital;
  return {
    perMinute: requests / vitals.windowMinutes,
    ...(requests > 0 && errors !== undefined ? { errorShare: errors / requests } : {}),
    ...(latencyP95 === undefined ? {} : { latency: latencyP95 }),
  };
}

function vitalOf(node: GraphNode, kinds: readonly Vital['kind'][], { vitals }: Vitals): Vital | undefined {
  const names = new Set<string>([node.id, ...node.aliases]);
  return vitals.find((each) => kinds.includes(each.kind) && names.has(each.resource));
}
