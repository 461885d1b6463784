import type { End, Line } from './lines.ts';
import type { Port, Ports } from './ports.ts';
import { CLOSEST, free, JOG } from './ports.ts';

/** Height at which a trunk passes a column that it has no end in. */
export type Lanes = (trunk: string, column: number) => number;

/** Upper and lower end of what a lane may not enter: an icon with its texts, and some air. */
export type Solid = { readonly top: number; readonly foot: number };

/** Least distance of two lanes, and the one at which both have room for words, px. */
const APART = 10;
const ROOMY = 20;
const CROWDING = 15;
const HIGHEST = 48;
const STEP = 2;
/** What a straight run saves, px of detour. */
const STRAIGHT = 60;

/** Finds each long line a way between the rows, as level as it can be with its ends, and level with no other. */
export function lanesOf(lines: readonly Line[], ports: Ports, solid: readonly (readonly Solid[])[]): Lanes {
  const lanes = solid.map(() => new Map<string, number>());
  const first = lines.toSorted((a, b) => ORDER.indexOf(a.edge.kind) - ORDER.indexOf(b.edge.kind));
  for (const [trunk, own] of Map.groupBy(first, (line) => line.trunk)) {
    const spans = own.map((line) => spanOf(line, ports));
    for (const column of between(spans)) {
      const passing = spans.filter((each) => each.first < column && each.last > column);
      const wishes = passing.flatMap((each) => [
        each.first === column - 1 ? each.left : (lanes[column - 1]?.get(trunk) ?? each.left),
        each.right,
      ]);
      const facing = facingOf(column, trunk, ports, lanes);
      const others = [...(lanes[column]?.values() ?? [])];
      const gap = (y: number) => Math.min(ROOMY, ...others.map((each) => Math.abs(each - y)));
      const open = (y: number, apart: number) =>
        y >= HIGHEST &&
        gap(y) >= apart &&
        facing.every((each) => Math.abs(each - y) >= CLOSEST) &&
        (solid[column] ?? []).every((each) => y <= each.top || y >= each.foot);
      lanes[column]?.set(trunk, nearest(wishes, open, gap));
    }
  }
  for (const line of lines) for (const end of ['from', 'to'] as const) settle(line, end, ports, lanes);
  return (trunk, column) => lanes[column]?.get(trunk) ?? 0;
}

/** The end of a long line level with its last lane, where that takes a small step out and nothing is in the way. */
function settle(line: Line, end: End, ports: Ports, lanes: readonly ReadonlyMap<string, number>[]): void {
  const port = ports.at(line, end);
  const far = line[end === 'from' ? 'to' : 'from'];
  const column = port.column + port.side;
  const y = lanes[column]?.get(line.trunk);
  if (y === undefined || far === column || Math.abs(y - port.y) > JOG) return;
  const across = [
    ...ports.all.filter(
      (each) => each.column === column && each.side !== port.side && each.trunk !== line.trunk,
    ),
  ].map((each) => each.y);
  const beside = [...(lanes[column] ?? [])].filter(([trunk]) => trunk !== line.trunk).map(([, each]) => each);
  const clear = [...across, ...beside].every((each) => Math.abs(each - y) >= CLOSEST);
  if (clear && free(port, y, ports.beside(port))) port.y = y;
}

/** Those placed first get the straight ways. */
const ORDER: readonly string[] = [
  'request',
  'response',
  'invoke',
  'write',
  'read',
  'stream',
  'message',
  'dead-letter',
  'schedule',
  'log',
];

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
function nearest(
  wishes: readonly number[],
  open: (y: number, apart: number) => boolean,
  gap: (y: number) => number,
): number {
  // The end of a line may follow its lane a little.
  const saved = (off: number) => (off === 0 ? STRAIGHT : off <= JOG ? STRAIGHT / 2 : 0);
  const cost = (y: number) =>
    wishes.reduce((sum, wish) => sum + Math.abs(wish - y) - saved(Math.abs(wish - y)), 0) / wishes.length +
    (gap(y) < ROOMY ? CROWDING : 0);
  const found = [...new Set(wishes)].flatMap((wish) =>
    [ROOMY, APART].flatMap((apart) => {
      const isOpen = (y: number) => open(y, apart);
      return [upward(wish, isOpen), downward(wish, isOpen)].filter((y) => y !== undefined);
    }),
  );
  return found.toSorted((a, b) => cost(a) - cost(b) || a - b)[0] ?? HIGHEST;
}

function upward(from: number, open: (y: number) => boolean): number | undefined {
  for (let y = from; y >= HIGHEST; y -= STEP) if (open(y)) return y;
  return undefined;
}

/** Below the last row everything is open. */
function downward(from: number, open: (y: number) => boolean): number {
  let y = Math.max(from, HIGHEST);
  while (!open(y)) y += STEP;
  return y;
}
