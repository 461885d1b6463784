import type { ContainerStyle } from '#lib/domain/graph/scene.ts';
import { treeOf } from '../layout/tree.ts';
import { folded } from './fold.ts';
import type { Diagram, DiagramContainer, DiagramNode } from './types.ts';

/** Each of the named containers as one node; of nested ones the outer counts, and an unknown name is none. */
export function collapse(diagram: Diagram, ids: readonly string[]): Diagram {
  const tree = treeOf(diagram);
  const closed = diagram.containers.filter(
    (each) => ids.includes(each.id) && !tree.around(each.id).some((outer) => ids.includes(outer)),
  );
  if (closed.length === 0) return diagram;
  const into = new Map<string, string>();
  for (const part of [...diagram.nodes, ...diagram.containers]) {
    const home = closed.find((each) => each.id === part.id || tree.around(part.id).includes(each.id));
    if (home) into.set(part.id, home.id);
  }
  return folded(
    diagram,
    into,
    closed.map((each) => closedNode(each, diagram, into)),
  );
}

function closedNode(
  container: DiagramContainer,
  diagram: Diagram,
  into: ReadonlyMap<string, string>,
): DiagramNode {
  const inside = diagram.nodes.filter((node) => into.get(node.id) === container.id);
  return {
    id: container.id,
    of: [...(container.of === undefined ? [] : [container.of]), ...inside.flatMap((node) => node.of)],
    title: container.title,
    subtitle: inside.length === 1 ? '1 part' : `${inside.length} parts`,
    icon: container.icon ?? ICONS[container.style] ?? 'architecture-service/AmazonVirtualPrivateCloud',
    size: 56,
    badges: [],
    owners: container.owners,
    holds: inside.length,
    ...(container.parent === undefined ? {} : { parent: container.parent }),
  };
}

const ICONS: Readonly<Partial<Record<ContainerStyle, string>>> = {
  stack: 'architecture-service/AWSCloudFormation',
  group: 'architecture-service/AmazonCloudWatch',
};
