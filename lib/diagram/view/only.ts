import { treeOf } from '../layout/tree.ts';
import type { Diagram } from './types.ts';

/** With this share of its parts the whole picture reads better than a torn one. */
const NEARLY_ALL = 0.7;

export type Part = {
  readonly diagram: Diagram;
  /** Parts of the whole that are not drawn. */
  readonly hidden: number;
};

/** The parts that stand for any of these resources, what a line joins them with, and the containers around both. */
export function only(diagram: Diagram, ids: readonly string[]): Part {
  const wanted = new Set(ids);
  const own = new Set(
    diagram.nodes.filter((node) => node.of.some((id) => wanted.has(id))).map((node) => node.id),
  );
  const near = diagram.edges.flatMap(({ from, to }) => (own.has(from) ? [to] : own.has(to) ? [from] : []));
  const kept = new Set([...own, ...near]);
  const nodes = diagram.nodes.filter((node) => kept.has(node.id));
  if (own.size === 0 || nodes.length >= diagram.nodes.length * NEARLY_ALL) return { diagram, hidden: 0 };
  const tree = treeOf(diagram);
  const around = new Set(
    [...nodes, ...diagram.containers.filter((each) => kept.has(each.id))].flatMap((each) => [
      each.id,
      ...tree.around(each.id),
    ]),
  );
  return {
    diagram: {
      ...diagram,
      nodes,
      containers: diagram.containers.filter((each) => around.has(each.id)),
      edges: diagram.edges.filter((edge) => around.has(edge.from) && around.has(edge.to)),
    },
    hidden: diagram.nodes.length - nodes.length,
  };
}
