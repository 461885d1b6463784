import type { GraphNode, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import { drawnEdges } from './edges.ts';
import { iconName, ownersOf, shortName, subtitle } from './looks.ts';
import { inPathOrder } from './order.ts';
import type { Diagram } from './types.ts';

/** Drawn as containers elsewhere: nothing runs to them. */
const PLACES: readonly NodeKind[] = ['vpc', 'subnet', 'zone', 'security-group'];

export type Focus = { readonly node: string; readonly depth: number };

/** A node and whatever is within `depth` lines of it, whichever way they point. Empty for a node that is not there. */
export function focusView(graph: SystemGraph, { node, depth }: Focus): Diagram {
  const { place } = graph;
  const centre = graph.nodes.find((each) => each.id === node || each.name === node || each.arn === node);
  const near = centre ? neighbourhood(graph, centre, depth) : new Set<string>();
  const shown = graph.nodes.filter((each) => near.has(each.id) && !PLACES.includes(each.kind));
  const edges = graph.edges.filter((edge) => near.has(edge.from) && near.has(edge.to));
  const name = centre ? shortName(centre, place) : node;
  return {
    view: 'focus',
    title: `${place.system} · ${place.environment}`,
    subtitle: `Focus: ${name}, ${depth === 1 ? '1 step' : `${depth} steps`} around it`,
    containers: [],
    nodes: inPathOrder(shown, edges).map((each) => {
      const under = subtitle(each, true);
      return {
        id: each.id,
        of: [each.id],
        title: shortName(each, place),
        ...(under === undefined ? {} : { subtitle: under }),
        icon: iconName(each),
        size: 56,
        badges: [],
        owners: ownersOf([each]),
      };
    }),
    edges: drawnEdges(edges),
  };
}

function neighbourhood(graph: SystemGraph, centre: GraphNode, depth: number): ReadonlySet<string> {
  const found = new Set<string>([centre.id]);
  for (let step = 0; step < depth; step += 1) {
    const before = new Set(found);
    for (const { from, to } of graph.edges) {
      if (before.has(from)) found.add(to);
      if (before.has(to)) found.add(from);
    }
  }
  return found;
}
