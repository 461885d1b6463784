import { TIERS, type TierName } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../../view/types.ts';
import type { Sized, SizedNode } from '../sized.ts';

/** The nodes of one tier; the order is the order of drawing, top to bottom. */
export type Column = { readonly name: TierName; readonly nodes: readonly SizedNode[] };

/** A line of the data flow, by the columns that it joins. */
export type Line = {
  readonly edge: DiagramEdge;
  /** Index of the source's column, and of the target's. */
  readonly from: number;
  readonly to: number;
  /** Lines of one trunk run as one where they can: they have `shared` in common. */
  readonly trunk: string;
  readonly shared?: End;
};

export type End = 'from' | 'to';

/** Which side of its node a line leaves or enters: 1 is right. Within one column both ends look right. */
export type Side = 1 | -1;

export const columnsOf = ({ nodes }: Sized): readonly Column[] =>
  TIERS.map((name) => ({ name, nodes: nodes.filter((node) => node.tier === name) })).filter(
    (column) => column.nodes.length > 0,
  );

export const sideOf = ({ from, to }: Pick<Line, 'from' | 'to'>, end: End): Side => {
  if (from === to) return 1;
  return from < to === (end === 'from') ? 1 : -1;
};

/** More ends than this on a side of an icon, and lines of one kind share theirs. */
const CROWDED = 4;

/**
 * Which lines run as one. All logs of a picture do; others where the side of an icon would be crowded. A line shares
 * one of its ends only: a trunk that is shared at both shows lines that are not there.
 */
export function linesOf(diagram: Diagram, columns: readonly Column[]): readonly Line[] {
  const column = new Map(
    columns.flatMap(({ nodes }, index) => nodes.map((node) => [node.id, index] as const)),
  );
  const lines = diagram.edges.flatMap((edge): Line[] => {
    const [from, to] = [column.get(edge.from), column.get(edge.to)];
    if (from === undefined || to === undefined || edge.from === edge.to) return [];
    const own = { edge, from, to, trunk: edge.id };
    return [edge.kind === 'log' ? { ...own, trunk: `log ${edge.to}`, shared: 'to' } : own];
  });
  const trunks = new Map<string, Pick<Line, 'trunk' | 'shared'>>();
  const sides = Map.groupBy(endsOf(lines), ({ line, end }) => sideKey(line, end));
  const fullest = [...sides].toSorted(([a, p], [b, q]) => q.length - p.length || (a < b ? -1 : 1));
  for (const [key, ends] of fullest) {
    const open = ends.filter(({ line }) => line.shared === undefined && !trunks.has(line.edge.id));
    if (ends.length <= CROWDED) continue;
    for (const [kind, group] of Map.groupBy(open, ({ line, end }) => `${line.edge.kind} ${end}`)) {
      const [first] = group;
      if (!first || group.length < 2) continue;
      for (const { line, end } of group) trunks.set(line.edge.id, { trunk: `${key} ${kind}`, shared: end });
    }
  }
  return lines.map((line) => ({ ...line, ...trunks.get(line.edge.id) }));
}

const endsOf = (lines: readonly Line[]): readonly { readonly line: Line; readonly end: End }[] =>
  lines.flatMap((line) => [
    { line, end: 'from' as const },
    { line, end: 'to' as const },
  ]);

/** One side of one icon. */
export const sideKey = (line: Line, end: End): string => `${line.edge[end]} ${sideOf(line, end)}`;
