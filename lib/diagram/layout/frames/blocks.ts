import { joined } from '../../joined.ts';
import type { Diagram, DiagramContainer, DiagramEdge, DiagramNode } from '../../view/types.ts';

/** Between a container's border and what is in it: under its title, and elsewhere, px. */
export const INNER = { top: 40, rest: 18 };

/** What is laid out by itself and then placed as one: a stack's frame, or parts of none that lines hold together. */
export type Block = {
  readonly id: string;
  /** Drawn round it; nothing is round parts of no stack. */
  readonly frame?: DiagramContainer;
  readonly nodes: readonly DiagramNode[];
  /** Lines that stay inside. */
  readonly edges: readonly DiagramEdge[];
  /** Parts outside AWS stand left of it, or right where nothing starts at them. */
  readonly place: 'left' | 'cloud' | 'right';
};

export type Blocks = {
  readonly all: readonly Block[];
  readonly blockOf: ReadonlyMap<string, Block>;
  /** Lines from one block to another. */
  readonly between: readonly DiagramEdge[];
};

/** What is laid out by itself; all other containers lie around all of them. */
export const isFrame = ({ style }: DiagramContainer): boolean => style === 'stack' || style === 'group';

/** Frames in the order given, then the parts outside of them. */
export function blocksOf(diagram: Diagram): Blocks {
  const frames = diagram.containers.filter(isFrame);
  const framed = new Set(frames.map((each) => each.id));
  const groups: { frame?: DiagramContainer; nodes: readonly DiagramNode[] }[] = frames.map((frame) => ({
    frame,
    nodes: diagram.nodes.filter((node) => node.parent === frame.id),
  }));
  const loose = diagram.nodes.filter((node) => node.parent === undefined || !framed.has(node.parent));
  const linked = new Set(diagram.edges.flatMap(({ from, to }) => [from, to]));
  for (const siblings of Map.groupBy(loose, (node) => node.parent).values()) {
    const [busy, still] = [true, false].map((busy) => siblings.filter(({ id }) => linked.has(id) === busy));
    groups.push(...joined(busy ?? [], diagram.edges).map((nodes) => ({ nodes })));
    if (still) groups.push({ nodes: still });
  }
  const all = groups.flatMap(({ frame, nodes }): Block[] => {
    const [first] = nodes;
    if (!first) return [];
    const ids = new Set(nodes.map((node) => node.id));
    const edges = diagram.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
    const starts = diagram.edges.some((edge) => ids.has(edge.from));
    const place = first.parent === undefined ? (starts ? 'left' : 'right') : 'cloud';
    return [{ id: frame?.id ?? `loose:${first.id}`, ...(frame ? { frame } : {}), nodes, edges, place }];
  });
  const blockOf = new Map(all.flatMap((block) => block.nodes.map((node) => [node.id, block] as const)));
  const between = diagram.edges.filter((edge) => blockOf.get(edge.from) !== blockOf.get(edge.to));
  return { all, blockOf, between };
}
