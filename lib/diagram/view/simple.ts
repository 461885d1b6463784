import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { containersOf, REGION } from './containers.ts';
import { drawnEdges } from './edges.ts';
import { iconName, OUTSIDE, ownersOf, shortName, subtitle } from './looks.ts';
import { inPathOrder } from './order.ts';
import { requestPath } from './request-path.ts';
import { frameOf, nameInFrame, stackFrames } from './stacks.ts';
import type { Diagram, DiagramNode } from './types.ts';

/** With more parts than this, each is a card. */
export const CARDS_ABOVE = 40;

/** The request path and data stores: what somebody draws on a whiteboard. */
export function simpleView(graph: SystemGraph): Diagram {
  const { place } = graph;
  const { nodes, edges, linked } = requestPath(graph);
  // Buckets also keep artefacts and logs, which are no part of the system's work.
  const shown = nodes.filter((node) => node.kind !== 'bucket' || linked.has(node.id));
  const inOrder = inPathOrder(shown, edges);
  const large = shown.length > CARDS_ABOVE;
  return {
    view: 'simple',
    title: `${place.system} · ${place.environment}`,
    subtitle: 'Simple: request path and data stores',
    ...(large ? { cards: true } : {}),
    containers: large ? [...containersOf(graph, []), ...stackFrames(inOrder, graph)] : [],
    nodes: inOrder.map((node) => (large ? framedNode : simpleNode)(node, graph)),
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

/** In its stack, else in the region; people and what others run are outside AWS. */
function framedNode(node: GraphNode, graph: SystemGraph): DiagramNode {
  const plain = simpleNode(node, graph);
  if (OUTSIDE.includes(node.kind)) return plain;
  return { ...plain, title: nameInFrame(node, graph), parent: frameOf(node) ?? REGION };
}
