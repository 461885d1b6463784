import type { Diagram, DiagramEdge } from '../../view/types.ts';
import type { SizedNode } from '../sized.ts';
import type { Column } from './lines.ts';

/** Sweeps over all columns, to and fro; later ones change little. */
const SWEEPS = 8;

/**
 * The columns with their nodes in an order that crosses few lines: each node near the middle of what it is joined
 * with, column by column, from left to right and back. The best of all sweeps.
 */
export function ordered(columns: readonly Column[], diagram: Diagram): readonly Column[] {
  const edges = diagram.edges.filter((edge) => edge.kind !== 'log' && edge.kind !== 'response');
  const near = neighbours(edges);
  let now = columns.map((column, index) => sorted(column, columns.slice(0, index), near));
  let best = now;
  let least = scoreOf(now, edges);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep += 1) {
    const indexes = now.map((_, index) => index);
    for (const index of sweep % 2 === 0 ? indexes.toReversed() : indexes) {
      now = now.map((column, at) => (at === index ? sorted(column, now, near) : column));
    }
    const score = scoreOf(now, edges);
    if (score < least) [best, least] = [now, score];
  }
  return best;
}

/** A request reads best at the top: what its first call being at the foot of its column costs, in crossings. */
const PATH = 4;

function scoreOf(columns: readonly Column[], edges: readonly DiagramEdge[]): number {
  const place = places(columns);
  const call = edges.find((edge) => edge.kind === 'invoke') ?? edges.find((edge) => edge.kind === 'request');
  return crossings(columns, edges) + PATH * (call ? (place.get(call.to) ?? 0) : 0);
}

type Near = ReadonlyMap<string, readonly string[]>;

function neighbours(edges: readonly DiagramEdge[]): Near {
  const near = new Map<string, string[]>();
  for (const { from, to } of edges) {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const own = near.get(a);
      if (own) own.push(b);
      else near.set(a, [b]);
    }
  }
  return near;
}

/** Place of each node in its column, 0 to 1: a short column spreads as far as a long one. */
function places(columns: readonly Column[]): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap(({ nodes }) =>
      nodes.map((node, index) => [node.id, (index + 0.5) / nodes.length] as const),
    ),
  );
}

/** What nothing joins to the other columns stays where it is among its neighbours. */
function sorted(column: Column, others: readonly Column[], near: Near): Column {
  const place = places(others);
  const own = places([column]);
  const key = (node: SizedNode): number => {
    const found = (near.get(node.id) ?? []).flatMap((id) => place.get(id) ?? []);
    const fallback = others.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    return found.length === 0
      ? (place.get(node.id) ?? fallback)
      : found.reduce((a, b) => a + b, 0) / found.length;
  };
  const keys = new Map(column.nodes.map((node) => [node, key(node)] as const));
  const by = (node: SizedNode) => keys.get(node) ?? 0;
  return {
    ...column,
    nodes: column.nodes.toSorted(
      (a, b) => (by(a) === by(b) ? 0 : by(a) - by(b)) || (own.get(a.id) ?? 0) - (own.get(b.id) ?? 0),
    ),
  };
}

/** Pairs of lines that change sides between two neighbouring columns, were each of them drawn straight. */
function crossings(columns: readonly Column[], edges: readonly DiagramEdge[]): number {
  const place = places(columns);
  const column = new Map(
    columns.flatMap(({ nodes }, index) => nodes.map((node) => [node.id, index] as const)),
  );
  let count = 0;
  for (let channel = 0; channel + 1 < columns.length; channel += 1) {
    const pieces = edges.flatMap((edge) => {
      const [a, b] = [column.get(edge.from), column.get(edge.to)];
      if (a === undefined || b === undefined || a === b) return [];
      const [left, right] = a < b ? [edge.from, edge.to] : [edge.to, edge.from];
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      if (channel < first || channel >= last) return [];
      const [p, q] = [place.get(left) ?? 0, place.get(right) ?? 0];
      const at = (index: number) => p + ((q - p) * (index - first)) / (last - first);
      return [{ left: at(channel), right: at(channel + 1) }];
    });
    for (const [index, one] of pieces.entries()) {
      for (let other = index + 1; other < pieces.length; other += 1) {
        const two = pieces[other];
        if (two && (one.left - two.left) * (one.right - two.right) < 0) count += 1;
      }
    }
  }
  return count;
}
