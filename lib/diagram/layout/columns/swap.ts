import type { Diagram } from '../../view/types.ts';
import type { Column } from './lines.ts';
import { rowsOf } from './rows.ts';

/** Above this a swap takes long to judge, and one of many nodes is not what a reader sees. */
const MANY = 40;
const ROUNDS = 4;
/** What a crossing and what a step costs, in px of detour. */
const CROSSING = 120;
const STEP = 40;

/** Neighbours of a column change places wherever that makes the lines shorter, straighter or fewer of them cross. */
export function swapped(columns: readonly Column[], diagram: Diagram): readonly Column[] {
  if (diagram.nodes.length > MANY) return columns;
  let best = columns;
  let least = detour(best, diagram);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = least;
    for (const [index, { name, nodes }] of columns.entries()) {
      // The path of a request keeps the order that the view gives it.
      if (name === 'client' || name === 'compute') continue;
      for (let at = 0; at + 1 < nodes.length; at += 1) {
        const next = best.map((column, which) => (which === index ? withSwap(column, at) : column));
        const cost = detour(next, diagram);
        if (cost < least) [best, least] = [next, cost];
      }
    }
    if (least === before) break;
  }
  return best;
}

function withSwap(column: Column, at: number): Column {
  const [one, two] = [column.nodes[at], column.nodes[at + 1]];
  return one && two ? { ...column, nodes: column.nodes.toSpliced(at, 2, two, one) } : column;
}

/** How far lines climb, were each drawn from middle to middle. */
function detour(columns: readonly Column[], diagram: Diagram): number {
  const tops = rowsOf(columns, diagram);
  const column = new Map(
    columns.flatMap(({ nodes }, index) => nodes.map((node) => [node.id, index] as const)),
  );
  const lines = diagram.edges
    .filter((edge) => edge.kind !== 'log' && edge.kind !== 'response')
    .map((edge) => {
      const ends = [edge.from, edge.to].map((id) => ({ x: column.get(id) ?? 0, y: tops.get(id) ?? 0 }));
      const [a = { x: 0, y: 0 }, b = a] = ends.toSorted((p, q) => p.x - q.x);
      return { a, b };
    });
  const climbs = lines.reduce((sum, { a, b }) => sum + Math.abs(a.y - b.y) + (a.y === b.y ? 0 : STEP), 0);
  return climbs + CROSSING * crossings(lines);
}

type Straight = { readonly a: { x: number; y: number }; readonly b: { x: number; y: number } };

function crossings(lines: readonly Straight[]): number {
  const at = ({ a, b }: Straight, x: number) => a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  return lines.reduce((sum, one, index) => {
    const others = lines.slice(index + 1).filter((two) => {
      const [left, right] = [Math.max(one.a.x, two.a.x), Math.min(one.b.x, two.b.x)];
      return left < right && (at(one, left) - at(two, left)) * (at(one, right) - at(two, right)) < 0;
    });
    return sum + others.length;
  }, 0);
}
