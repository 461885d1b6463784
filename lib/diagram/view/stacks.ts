import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { ownersOf, shortName, shortText } from './looks.ts';
import type { Diagram, DiagramContainer } from './types.ts';

/** Name of the SAM stack that a part is deployed with. */
export function stackOf({ owners }: GraphNode): string | undefined {
  const owner = owners.find((each) => each.kind === 'sam');
  return owner?.kind === 'sam' ? owner.stack : undefined;
}

/** `module.a["x"].module.b.aws_…` → `module.a["x"]`. */
export function moduleOf({ owners }: GraphNode): string | undefined {
  const owner = owners.find((each) => each.kind === 'terraform');
  return owner?.kind === 'terraform' ? /^module\.[^.[]+(\[[^\]]*\])?/.exec(owner.address)?.[0] : undefined;
}

/** Id of a stack's frame. */
export const frameOf = (stack: string): string => `stack:${stack}`;

/** `shop-orders-worker` in the frame of `shop-orders` → `worker`: the frame says the rest. */
export function nameInFrame(node: GraphNode, stack: string | undefined, { place }: SystemGraph): string {
  const name = shortName(node, place);
  const start = stack === undefined ? undefined : `${shortText(stack, place)}-`;
  return start !== undefined && name.startsWith(start) && name.length > start.length
    ? name.slice(start.length)
    : name;
}

/**
 * A frame for each stack that has a part in the picture, in the order of their first parts. Terraform's modules have none:
 * they hold what many stacks share, and a frame round it makes a crossing of every line to it.
 * @param parent what the frames stand in; absent in a picture without containers
 */
export function stackFrames(
  nodes: readonly GraphNode[],
  { place }: SystemGraph,
  parent?: string,
): readonly DiagramContainer[] {
  return [...Map.groupBy(nodes, stackOf)].flatMap(([stack, parts]): DiagramContainer[] => {
    const [first] = parts;
    if (stack === undefined || !first) return [];
    const title = `Stack · ${shortText(stack, place)}`;
    const icon = 'architecture-service/AWSCloudFormation';
    const inside = parent === undefined ? {} : { parent };
    return [{ id: frameOf(stack), style: 'stack', title, icon, owners: ownersOf([first]), ...inside }];
  });
}

/** A frame round everything says nothing: one stack has none. */
export const severalStacks = (nodes: readonly GraphNode[]): boolean =>
  new Set(nodes.flatMap((node) => stackOf(node) ?? [])).size > 1;

/** The parts alone: a picture with a fault in it is worse than one without frames. */
export function withoutFrames(diagram: Diagram): Diagram {
  const nodes = diagram.nodes.map(({ parent: _, ...node }) => node);
  return { ...diagram, containers: [], nodes };
}

/** Stacks without their frames, what is in them where the frame stood: networks keep their own. */
export function withoutStacks(diagram: Diagram): Diagram {
  const outer = new Map(
    diagram.containers.flatMap(({ id, style, parent }) => (style === 'stack' ? [[id, parent] as const] : [])),
  );
  return {
    ...diagram,
    containers: diagram.containers.filter(({ id }) => !outer.has(id)),
    nodes: diagram.nodes.map((node) => {
      if (node.parent === undefined || !outer.has(node.parent)) return node;
      const { parent, ...rest } = node;
      const next = outer.get(parent);
      return next === undefined ? rest : { ...rest, parent: next };
    }),
  };
}

/** Without frames round a single fold: it says itself what stack it is. */
export function withoutShells(diagram: Diagram): Diagram {
  const inside = Map.groupBy(diagram.nodes, (node) => node.parent);
  const shells = new Map(
    diagram.containers.flatMap((each) => {
      const [only, ...more] = inside.get(each.id) ?? [];
      const shell = each.style === 'stack' && only?.holds !== undefined && more.length === 0;
      return shell ? [[each.id, each.parent] as const] : [];
    }),
  );
  if (shells.size === 0) return diagram;
  return {
    ...diagram,
    containers: diagram.containers.filter((each) => !shells.has(each.id)),
    nodes: diagram.nodes.map((node) => {
      if (node.parent === undefined || !shells.has(node.parent)) return node;
      const { parent, ...rest } = node;
      const outer = shells.get(parent);
      return outer === undefined ? rest : { ...rest, parent: outer };
    }),
  };
}
