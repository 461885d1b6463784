import type { GraphNode, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import { drawnEdges } from './edges.ts';
import { iconName, ownersOf, shortName, subtitle } from './looks.ts';
import { inPathOrder } from './order.ts';
import type { Diagram, DiagramNode } from './types.ts';

const SHOWN: readonly NodeKind[] = [
  'client',
  'person',
  'external',
  'rest-api',
  'http-api',
  'function',
  'table',
  'queue',
  'topic',
  'bus',
  'state-machine',
  'rule',
  'schedule',
];

const LINES = new Set(['request', 'invoke', 'read', 'write', 'stream', 'message', 'schedule', 'dead-letter']);

/** The request path and data stores: what somebody draws on a whiteboard. */
export function simpleView(graph: SystemGraph): Diagram {
  const { place } = graph;
  const used = new Set(
    graph.edges.filter((edge) => edge.kind === 'read' || edge.kind === 'write').map((edge) => edge.to),
  );
  const shown = graph.nodes.filter(
    (node) => SHOWN.includes(node.kind) || (node.kind === 'bucket' && used.has(node.id)),
  );
  const ids = new Set(shown.map((node) => node.id));
  const edges = graph.edges.filter((edge) => LINES.has(edge.kind) && ids.has(edge.from) && ids.has(edge.to));
  return {
    view: 'simple',
    title: `${place.system} · ${place.environment}`,
    subtitle: 'Simple: request path and data stores',
    containers: [],
    nodes: inPathOrder(shown, edges).map((node) => simpleNode(node, graph)),
    edges: drawnEdges(edges),
  };
}

function simpleNode(node: GraphNode, graph: SystemGraph): DiagramNode {
  const under = subtitle(node, false);
  return {
    id: node.id,
    of: [node.id],
    title: shortName(node, graph.place),
    ...(under === undefined ? {} : { subtitle: under }),
    icon: iconName(node),
    size: 56,
    badges: [],
    owners: ownersOf([node]),
  };
}
