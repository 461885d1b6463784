import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { containersOf, REGION } from './containers.ts';
import { drawnEdges } from './edges.ts';
import { homesOf } from './homes.ts';
import { iconName, OUTSIDE, ownersOf, shortName, subtitle } from './looks.ts';
import { inPathOrder } from './order.ts';
import { quiet } from './quiet.ts';
import { requestPath } from './request-path.ts';
import { frameOf, nameInFrame, severalStacks, stackFrames } from './stacks.ts';
import type { Diagram, DiagramNode } from './types.ts';

/** With more parts than this, each is a card. */
export const CARDS_ABOVE = 40;

/** The request path and data stores: what somebody draws on a whiteboard. */
export function simpleView(graph: SystemGraph): Diagram {
  const { place } = graph;
  const { nodes, edges, linked } = requestPath(graph);
  const asked = askedByCodeDeploy(graph);
  // Buckets also keep artefacts and logs, which are no part of the system's work; nor is what only a deploy asks.
  const shown = nodes.filter(
    (node) => (node.kind !== 'bucket' && !asked.has(node.id)) || linked.has(node.id),
  );
  const inOrder = inPathOrder(shown, edges);
  const large = shown.length > CARDS_ABOVE;
  const several = severalStacks(shown);
  const lines = drawnEdges(edges);
  const homes = homesOf(inOrder, edges);
  return {
    view: 'simple',
    title: `${place.system} · ${place.environment}`,
    subtitle: 'Simple: request path and data stores',
    ...(large ? { cards: true } : {}),
    containers: large
      ? [...containersOf(graph, []), ...stackFrames(inOrder, graph, REGION)]
      : several
        ? stackFrames(inOrder, graph)
        : [],
    nodes: inOrder.map((node) =>
      large || several
        ? framedNode(node, homes.get(node.id), graph, large ? REGION : undefined)
        : simpleNode(node, graph),
    ),
    edges: large ? quiet(lines) : lines,
  };
}

/** Functions that are called before or after traffic moves to a new version of another. */
function askedByCodeDeploy({ nodes, edges }: SystemGraph): ReadonlySet<string> {
  const from = new Set(nodes.filter(({ kind }) => kind === 'deployment-application').map(({ id }) => id));
  return new Set(
    edges.filter((edge) => from.has(edge.from) && edge.label !== 'deploys').map((edge) => edge.to),
  );
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

/** In the frame of its stack, else in what frames stand in; people and what others run are outside AWS. */
function framedNode(
  node: GraphNode,
  stack: string | undefined,
  graph: SystemGraph,
  outer: string | undefined,
): DiagramNode {
  const plain = simpleNode(node, graph);
  if (OUTSIDE.includes(node.kind)) return plain;
  const parent = stack === undefined ? outer : frameOf(stack);
  return { ...plain, title: nameInFrame(node, stack, graph), ...(parent === undefined ? {} : { parent }) };
}
