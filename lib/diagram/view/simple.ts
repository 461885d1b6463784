import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { drawnEdges } from './edges.ts';
import { iconName, ownersOf, shortName, subtitle } from './looks.ts';
import { inPathOrder } from './order.ts';
import { requestPath } from './request-path.ts';
import type { Diagram, DiagramNode } from './types.ts';

/** With more parts than this, each is a card. */
export const CARDS_ABOVE = 40;

/** The request path and data stores: what somebody draws on a whiteboard. */
export function simpleView(graph: SystemGraph): Diagram {
  const { place } = graph;
  const { nodes, edges, linked } = requestPath(graph);
  // Buckets also keep artefacts and logs, which are no part of the system's work.
  const shown = nodes.filter((node) => node.kind !== 'bucket' || linked.has(node.id));
  return {
    view: 'simple',
    title: `${place.system} · ${place.environment}`,
    subtitle: 'Simple: request path and data stores',
    ...(shown.length > CARDS_ABOVE ? { cards: true } : {}),
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
