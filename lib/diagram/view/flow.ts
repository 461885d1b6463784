import { numberAt, textAt } from '#lib/domain/graph/attributes.ts';
import { rowOf } from '#lib/domain/graph/kinds.ts';
import type { GraphEdge, GraphNode, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import type { TierName } from '#lib/domain/graph/scene.ts';
import { drawnEdges } from './edges.ts';
import { numbered, responseId } from './flow-steps.ts';
import { iconName, ownersOf, shortName, subtitle } from './looks.ts';
import { inPathOrder } from './order.ts';
import { requestPath } from './request-path.ts';
import type { Diagram, DiagramEdge, DiagramNode } from './types.ts';

/** What happens to a request, in numbered columns: there and back, then what it sets off. */
export function flowView(graph: SystemGraph): Diagram {
  const { place } = graph;
  const { nodes, edges: own, linked } = requestPath(graph);
  const shown = nodes.filter((node) => linked.has(node.id) || tierOf(node) === 'compute');
  const ids = new Set(shown.map((node) => node.id));
  const streams = streamParts(own, shown, graph);
  const logs = logParts(graph, ids);
  const lines = drawnEdges(own.filter((edge) => !streams.replaced.has(edge.id)));
  return {
    view: 'flow',
    title: `${place.system} · ${place.environment}`,
    subtitle: 'Data flow: numbered tiers, request and response',
    containers: [],
    nodes: [...inPathOrder(shown, own).map((node) => flowNode(node, graph)), ...streams.nodes, ...logs.nodes],
    edges: numbered([...lines.map(shortLabel), ...streams.edges, ...responses(lines, shown), ...logs.edges]),
  };
}

const tierOf = (node: GraphNode): TierName | undefined => rowOf(node.kind).tier;

function flowNode(node: GraphNode, graph: SystemGraph): DiagramNode {
  const under = subtitle(node, false)?.replace(/^Lambda · .*/, 'Lambda');
  const tier = tierOf(node);
  return {
    id: node.id,
    of: [node.id],
    title: shortName(node, graph.place),
    ...(under === undefined ? {} : { subtitle: under }),
    icon: iconName(node),
    size: 56,
    badges: [],
    owners: ownersOf([node]),
    ...(tier === undefined ? {} : { tier }),
  };
}

type Parts = { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] };

/** A table's stream is a thing of its own here: changes go in, batches come out. */
function streamParts(
  edges: readonly GraphEdge[],
  shown: readonly GraphNode[],
  graph: SystemGraph,
): Parts & { readonly replaced: ReadonlySet<string> } {
  const tables = shown.filter((node) => node.kind === 'table');
  const streams = edges.filter(
    (edge) => edge.kind === 'stream' && tables.some((table) => table.id === edge.from),
  );
  const sources = tables.filter((table) => streams.some((edge) => edge.from === table.id));
  const idOf = (table: string) => `stream:${table}`;
  return {
    replaced: new Set(streams.map((edge) => edge.id)),
    nodes: sources.map((table) => ({
      id: idOf(table.id),
      of: [table.id],
      title: `${shortName(table, graph.place)} stream`,
      subtitle: imagesOf(table),
      icon: 'resource/AmazonDynamoDBStream',
      size: 56,
      badges: [],
      owners: ownersOf([table]),
      tier: 'asynchronous',
    })),
    edges: [
      ...sources.map((table) => ({
        id: `changes ${table.id}`,
        kind: 'stream' as const,
        from: table.id,
        to: idOf(table.id),
        of: streams.filter((edge) => edge.from === table.id).map((edge) => edge.id),
        label: 'changes',
      })),
      ...streams.map((edge) => ({
        id: edge.id,
        kind: 'stream' as const,
        from: idOf(edge.from),
        to: edge.to,
        of: [edge.id],
        label: edge.label?.split(' · ')[1] ?? 'batch',
      })),
    ],
  };
}

const IMAGES: Readonly<Record<string, string>> = {
  NEW_AND_OLD_IMAGES: 'New and old images',
  NEW_IMAGE: 'New images',
  OLD_IMAGE: 'Old images',
  KEYS_ONLY: 'Keys only',
};

const imagesOf = (table: GraphNode): string =>
  IMAGES[textAt(table.attributes, 'streamViewType', 'streamSpecification.streamViewType') ?? ''] ?? 'Stream';

/** All log groups are one place to look. */
function logParts(graph: SystemGraph, shown: ReadonlySet<string>): Parts {
  const edges = graph.edges.filter((edge) => edge.kind === 'log' && shown.has(edge.from));
  const groups = graph.nodes.filter((node) => node.kind === 'log-group');
  const alarms = graph.nodes.filter((node) => node.kind === 'alarm');
  if (edges.length === 0) return { nodes: [], edges: [] };
  const retention = groups.map((group) => numberAt(group.attributes, 'retentionInDays')).find((each) => each);
  return {
    nodes: [
      {
        id: 'flow:logs',
        of: [...groups, ...alarms].map((node) => node.id),
        title: 'CloudWatch',
        subtitle: [
          `${groups.length} log groups`,
          alarms.length > 0 ? `${alarms.length} alarms` : `${retention ?? '∞'} d`,
        ].join(' · '),
        icon: 'architecture-service/AmazonCloudWatch',
        size: 56,
        badges: [],
        owners: ownersOf([...groups, ...alarms]),
        tier: 'monitoring',
      },
    ],
    edges: edges
      .filter((edge) => graph.nodes.some((node) => node.id === edge.from && tierOf(node) === 'compute'))
      .map((edge) => ({ id: edge.id, kind: 'log', from: edge.from, to: 'flow:logs', of: [edge.id] })),
  };
}

/** Only drawn: what comes back the way that a request went. Nobody waits for what an event calls. */
function responses(lines: readonly DiagramEdge[], shown: readonly GraphNode[]): readonly DiagramEdge[] {
  const byId = new Map<string, GraphNode>(shown.map((node) => [node.id, node]));
  const waits = (edge: DiagramEdge): boolean => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (!from || !to || from.kind === 'firewall' || !ASKING.has(tierOf(from))) return false;
    return edge.kind === 'request' || (edge.kind === 'invoke' && ANSWERING.has(to.kind));
  };
  return lines.filter(waits).map((edge) => ({
    id: responseId(edge),
    kind: 'response',
    from: edge.to,
    to: edge.from,
    of: edge.of,
    label: edge.kind === 'request' ? 'response' : 'JSON',
  }));
}

const ASKING: ReadonlySet<TierName | undefined> = new Set<TierName>(['client', 'edge', 'compute']);
const ANSWERING: ReadonlySet<NodeKind> = new Set<NodeKind>(['function', 'state-machine']);

function shortLabel(edge: DiagramEdge): DiagramEdge {
  const label = edge.label?.split(' · ')[0];
  return label === undefined ? edge : { ...edge, label };
}
