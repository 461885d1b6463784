import type { Diagram } from '../../view/types.ts';
import type { SizedNode } from '../sized.ts';
import type { Column } from './lines.ts';

/** Room between two nodes of a column, less where there are many, and for a heading above them, px. */
const APART = 48;
const APART_MANY = 30;
const MANY = 40;
export const HEADING = 62;

/** What starts by itself stands this far below what it starts. */
const BELOW = 100;

/** Top of each icon. Compute is stacked; what comes before and after it stands where its lines are short. */
export function rowsOf(columns: readonly Column[], diagram: Diagram): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const apart = diagram.nodes.length > MANY ? APART_MANY : APART;
  const spine = columns.findIndex((column) => column.name === 'compute');
  const sequence = [
    ...columns.slice(Math.max(0, spine), spine + 1),
    ...columns.slice(0, Math.max(0, spine)).toReversed(),
    ...columns.slice(spine + 1),
  ];
  for (const column of sequence) {
    let least = HEADING;
    const stacked = ['client', 'compute', 'monitoring'].includes(column.name);
    for (const node of column.nodes) {
      const wanted = stacked ? undefined : wantedTop(node, diagram, tops);
      const top = Math.max(least, Math.round(wanted ?? least));
      tops.set(node.id, top);
      least = top + node.size + node.label.height + apart;
    }
  }
  return tops;
}

/** Level with the middle of what leads to it, or below the middle of what it leads to. */
function wantedTop(node: SizedNode, diagram: Diagram, tops: ReadonlyMap<string, number>): number | undefined {
  const edges = diagram.edges.filter((edge) => edge.kind !== 'log' && edge.kind !== 'response');
  const into = edges.filter((edge) => edge.to === node.id).flatMap((edge) => tops.get(edge.from) ?? []);
  const out = edges.filter((edge) => edge.from === node.id).flatMap((edge) => tops.get(edge.to) ?? []);
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  if (into.length > 0) return mean(into);
  if (out.length === 0) return undefined;
  return mean(out) + (node.tier === 'edge' ? 0 : BELOW);
}
