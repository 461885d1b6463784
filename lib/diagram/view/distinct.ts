import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { shortText } from './looks.ts';
import type { Diagram, DiagramNode } from './types.ts';

/**
 * No two parts look alike: of those with one icon and one name in one frame, each says what tells it apart, the stack that it
 * comes from, else the name that its source gives it.
 */
export function distinct(diagram: Diagram, graph: SystemGraph): Diagram {
  const byId = new Map<string, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  const alike = Map.groupBy(diagram.nodes, ({ title, icon, parent }) => `${title}\n${icon}\n${parent ?? ''}`);
  if (alike.size === diagram.nodes.length) return diagram;
  const titles = new Map<string, string>();
  for (const same of alike.values()) {
    if (same.length < 2) continue;
    for (const tell of [stackName, declaredName]) {
      const names = same.map((each) => tell(each, byId, graph));
      if (names.includes(undefined) || new Set(names).size < same.length) continue;
      for (const [index, { id }] of same.entries()) titles.set(id, names[index] ?? '');
      break;
    }
  }
  if (titles.size === 0) return diagram;
  return {
    ...diagram,
    nodes: diagram.nodes.map((node) => ({ ...node, title: titles.get(node.id) ?? node.title })),
  };
}

type Tell = (
  node: DiagramNode,
  byId: ReadonlyMap<string, GraphNode>,
  graph: SystemGraph,
) => string | undefined;

const ownerOf = ({ of: [first] }: DiagramNode, byId: ReadonlyMap<string, GraphNode>) =>
  first === undefined ? undefined : byId.get(first)?.owners[0];

/** `orders/Table` beside `users/Table`. */
const stackName: Tell = (node, byId, { place }) => {
  const owner = ownerOf(node, byId);
  return owner?.kind === 'sam' ? `${shortText(owner.stack, place)}/${node.title}` : undefined;
};

/** Logical id, or the last part of Terraform's address with its key: `private["a"]`. */
const declaredName: Tell = (node, byId) => {
  const owner = ownerOf(node, byId);
  if (owner?.kind === 'sam') return owner.logicalId;
  if (owner?.kind !== 'terraform') return undefined;
  const bracket = owner.address.indexOf('[');
  const path = bracket < 0 ? owner.address : owner.address.slice(0, bracket);
  return owner.address.slice(path.lastIndexOf('.') + 1);
};
