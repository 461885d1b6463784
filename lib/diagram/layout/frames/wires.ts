import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { DiagramEdge } from '../../view/types.ts';
import { grown, within } from '../boxes.ts';
import { crossingsOf } from '../crossings.ts';
import { lattice } from '../lattice.ts';
import { passes, straightened } from '../lines.ts';
import { type Grid, linesOf, search, sorted } from '../route.ts';
import { sharedEnd, trunkOf } from '../trunk.ts';

/** How far a line runs straight before it may turn, and where the first track beside a block is, px. */
const STUB = 14;
const PITCH = 10;
/** As many as the room between blocks holds. */
const TRACKS = { beside: 4, between: 2 };
/** The first track beside a block is for stubs: room for lines of its own comes in steps of two tracks. */
export const MORE_ROOM = 2 * PITCH;

/** A line between two blocks: where it leaves the one and enters the other. */
export type Wire = { readonly edge: DiagramEdge; readonly start: Point; readonly end: Point };

/** What lines have to find their way through: blocks, the titles of what is around them, and their container. */
export type Room = {
  readonly blocks: readonly Box[];
  readonly titles: readonly Box[];
  readonly cloud: Box;
  readonly more: number;
};

/** Lines keep this far from blocks and from the border of the innermost container, px. */
const CLEAR = 12;
const EDGE = 8;

/** Lines that run together from one place, or to it. */
type Net = { readonly root: Point; readonly reversed: boolean; readonly wires: readonly Wire[] };

/** Ways between blocks, on tracks beside them, by the id of the edge: the better of two orders to draw them in. */
export function wired(wires: readonly Wire[], room: Room): ReadonlyMap<string, readonly Point[]> {
  const nets = netsOf(wires);
  const tracks = tracksOf(wires, room);
  const effort = tracks.xs.length * tracks.ys.length > LARGE ? HURRIED : THOROUGH;
  let best: { readonly ways: ReadonlyMap<string, readonly Point[]>; readonly crossings: number } | undefined;
  for (const order of [nets, nets.toReversed()].slice(0, effort.orders)) {
    const ways = wiredIn(order, tracks, room, effort);
    const crossings = crossingsOf(ways);
    if (!best || crossings < best.crossings) best = { ways, crossings };
    if (crossings === 0 || crossings > FEW) break;
  }
  return best?.ways ?? new Map();
}

/** A crossing is worse than a way round three frames, px. Farther ways take longer to find. */
const THOROUGH = { orders: 2, rounds: 2, fines: { crossing: 1000, along: 4000 } };
const HURRIED = { orders: 1, rounds: 2, fines: { crossing: 200, along: 1000 } };
/** Places where tracks meet. */
const LARGE = 6_000;
/** More crossings than this do not go away in another order. */
const FEW = 2;

function wiredIn(
  nets: readonly Net[],
  tracks: Tracks,
  { titles, blocks, cloud }: Room,
  { rounds, fines }: typeof THOROUGH,
): ReadonlyMap<string, readonly Point[]> {
  const { x, width } = grown(cloud, -EDGE);
  const inner = { ...tracks, xs: tracks.xs.filter((at) => at > x && at < x + width) };
  const obstacles = [...titles, ...blocks.map((box) => grown(box, CLEAR))];
  const ways = new Map<Net, ReadonlyMap<string, readonly Point[]>>();
  // What came first did not know of what came later: whatever still crosses a line then looks for another way.
  for (let round = 0; round < rounds; round += 1) {
    for (const net of nets) {
      const others = [...ways].filter(([other]) => other !== net).flatMap(([, own]) => [...own.values()]);
      const now = [...(ways.get(net)?.values() ?? [])];
      if (round > 0 && now.length === net.wires.length && !meetsAny(now, others)) continue;
      const { xs, ys } = net.wires.every((wire) => stays(wire, cloud)) ? inner : tracks;
      const prices = lattice(xs, ys, { obstacles, lines: linesOf(others) }, fines);
      ways.set(net, treeOf(net, { xs, ys, prices }));
    }
  }
  return new Map([...ways.values()].flatMap((own) => [...own]));
}

const stays = ({ start, end }: Wire, cloud: Box): boolean =>
  [start, end].every((at) => within({ ...at, width: 0, height: 0 }, cloud));

/** Whether any of the one lines crosses or touches any of the others. */
function meetsAny(one: readonly (readonly Point[])[], others: readonly (readonly Point[])[]): boolean {
  const boxes = linesOf(others).map(({ a, b }) => ({
    x: Math.min(a.x, b.x) - 1,
    y: Math.min(a.y, b.y) - 1,
    width: Math.abs(a.x - b.x) + 2,
    height: Math.abs(a.y - b.y) + 2,
  }));
  return linesOf(one).some((line) => boxes.some((box) => passes(line, box)));
}

function netsOf(wires: readonly Wire[]): readonly Net[] {
  const groups = Map.groupBy(wires, ({ edge }) => trunkOf(edge) ?? edge.id);
  return [...groups.values()].flatMap((group): Net[] => {
    const [first] = group;
    if (!first) return [];
    const reversed = sharedEnd(first.edge) === 'to';
    const root = reversed ? first.end : first.start;
    const far = (wire: Wire) => {
      const end = reversed ? wire.start : wire.end;
      return Math.abs(end.x - root.x) + Math.abs(end.y - root.y);
    };
    return [{ root, reversed, wires: group.toSorted((a, b) => far(a) - far(b)) }];
  });
}

type Tracks = { readonly xs: readonly number[]; readonly ys: readonly number[] };

function tracksOf(wires: readonly Wire[], { blocks, more }: Room): Tracks {
  const beside = (low: number, high: number, count: number) =>
    Array.from({ length: count + more / PITCH }, (_, index) => STUB + index * PITCH).flatMap((away) => [
      low - away,
      high + away,
    ]);
  const ends = wires.flatMap(({ start, end }) => [start.y, end.y]);
  return {
    xs: sorted(blocks.flatMap(({ x, width }) => beside(x, x + width, TRACKS.beside))),
    ys: sorted([...blocks.flatMap(({ y, height }) => beside(y, y + height, TRACKS.between)), ...ends]),
  };
}

/** Grows from the root of a net: each line leaves what is there where that is cheapest. */
function treeOf({ root, reversed, wires }: Net, grid: Grid): ReadonlyMap<string, readonly Point[]> {
  const way = reversed ? -STUB : STUB;
  const from = { x: root.x + way, y: root.y };
  const tree: (readonly Point[])[] = [];
  const found = new Map<string, readonly Point[]>();
  for (const { edge, start, end } of wires) {
    const goal = reversed ? start : end;
    const path = search(from, { x: goal.x - way, y: goal.y }, grid, tree);
    if (!path) continue;
    tree.push(path);
    const points = straightened([root, ...path, goal]);
    found.set(edge.id, reversed ? points.toReversed() : points);
  }
  return found;
}
