import type { Line } from './lines.ts';
import type { Port, Ports } from './ports.ts';
import { CLOSEST } from './ports.ts';

/** Height at which a trunk passes a column that it has no end in. */
export type Lanes = (trunk: string, column: number) => number;

/** Upper and lower end of what a lane may not enter: an icon with its texts, and some air. */
export type Solid = { readonly top: number; readonly foot: number };

const APART = 10;
const HIGHEST = 48;
const STEP = 2;
/** What a straight run saves, px of detour. */
const STRAIGHT = 60;

/** Finds each long line a way between the rows, as level as it can be with its ends, and level with no other. */
export function lanesOf(lines: readonly Line[], ports: Ports, solid: readonly (readonly Solid[])[]): Lanes {
  const lanes = solid.map(() => new Map<string, number>());
  for (const [trunk, own] of Map.groupBy(lines, (line) => line.trunk)) {
    const spans = own.map((line) => spanOf(line, ports));
    for (const column of between(spans)) {
      const passing = spans.filter((each) => each.first < column && each.last > column);
      const wishes = passing.flatMap((each) => [
        each.first === column - 1 ? each.left : (lanes[column - 1]?.get(trunk) ?? each.left),
        each.right,
      ]);
      const facing = facingOf(column, trunk, ports, lanes);
      const others = [...(lanes[column]?.values() ?? [])];
      const open = (y: number) =>
        y >= HIGHEST &&
        others.every((each) => Math.abs(each - y) >= APART) &&
        facing.every((each) => Math.abs(each - y) >= CLOSEST) &&
        (solid[column] ?? []).every((each) => y <= each.top || y >= each.foot);
      lanes[column]?.set(trunk, nearest(wishes, open));
    }
  }
  return (trunk, column) => lanes[column]?.get(trunk) ?? 0;
}

type Span = { readonly first: number; readonly last: number; readonly left: number; readonly right: number };

function spanOf(line: Line, ports: Ports): Span {
  const [from, to] = [ports.at(line, 'from').y, ports.at(line, 'to').y];
  return line.from < line.to
    ? { first: line.from, last: line.to, left: from, right: to }
    : { first: line.to, last: line.from, left: to, right: from };
}

const between = (spans: readonly Span[]): readonly number[] =>
  [
    ...new Set(
      spans.flatMap(({ first, last }) =>
        Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => first + 1 + index),
      ),
    ),
  ].toSorted((a, b) => a - b);

/** Heights of foreign lines that look at this column from the two beside it. */
function facingOf(
  column: number,
  trunk: string,
  ports: Ports,
  lanes: readonly ReadonlyMap<string, number>[],
): readonly number[] {
  const looksHere = (port: Port) => port.column + port.side === column;
  return [
    ...ports.all.filter((port) => port.trunk !== trunk && looksHere(port)).map((port) => port.y),
    ...[column - 1, column + 1].flatMap((index) =>
      [...(lanes[index] ?? [])].filter(([other]) => other !== trunk).map(([, y]) => y),
    ),
  ];
}

/** The open height with the least detour, looked for from each of the wishes up and down. */
function nearest(wishes: readonly number[], open: (y: number) => boolean): number {
  const cost = (y: number) =>
    wishes.reduce((sum, wish) => sum + (wish === y ? -STRAIGHT : Math.abs(wish - y)), 0) / wishes.length;
  let best: { y: number; cost: number } | undefined;
  for (const wish of new Set(wishes)) {
    for (const step of [STEP, -STEP]) {
      let y = wish;
      while (!open(y) && y >= HIGHEST) y += step;
      if (y < HIGHEST && step < 0) continue;
      for (; !open(y); ) y += STEP;
      if (!best || cost(y) < best.cost) best = { y, cost: cost(y) };
    }
  }
  return best?.y ?? HIGHEST;
}
