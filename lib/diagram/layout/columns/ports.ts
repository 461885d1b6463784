import type { End, Line, Side } from './lines.ts';
import { sideKey, sideOf } from './lines.ts';

/** Where lines meet a side of an icon. */
export type Port = {
  readonly column: number;
  readonly side: Side;
  readonly trunk: string;
  readonly top: number;
  readonly size: number;
  /** May move: straight lines and what would run on another's are seen to after the first guess. */
  y: number;
};

export type Ports = {
  readonly at: (line: Line, end: End) => Port;
  readonly all: readonly Port[];
};

/** Distance of ports where there is room, px; and of a port from a corner of the icon. */
const STEP = 20;
const CORNER = 8;
/** A shorter step between two level runs reads as a mistake. */
const JOG = 24;
/** Least distance of two lines that are not one. */
export const CLOSEST = 3;

type Icon = { readonly top: number; readonly size: number };

/** Ends of lines spread over the sides of icons, in the order of where they go; none level with a foreign one. */
export function portsOf(lines: readonly Line[], iconOf: (id: string) => Icon): Ports {
  const found = new Map<string, Port>();
  const sides = new Map<string, Port[]>();
  const ends = lines.flatMap((line) => (['from', 'to'] as const).map((end) => ({ line, end })));
  for (const [key, group] of Map.groupBy(ends, ({ line, end }) => sideKey(line, end))) {
    const shares = Map.groupBy(group, ({ line, end }) => shareOf(line, end));
    const order = [...shares.values()].toSorted((a, b) => aim(a, iconOf) - aim(b, iconOf));
    const ports = order.flatMap((each, index): Port[] => {
      const [first] = each;
      if (!first) return [];
      const icon = iconOf(first.line.edge[first.end]);
      const step = Math.min(STEP, (icon.size - 2 * CORNER) / Math.max(1, order.length - 1));
      const y = Math.round(icon.top + icon.size / 2 + (index - (order.length - 1) / 2) * step);
      const { line, end } = first;
      const port: Port = { column: line[end], side: sideOf(line, end), trunk: line.trunk, ...icon, y };
      for (const other of each) found.set(endKey(other.line, other.end), port);
      return [port];
    });
    sides.set(key, ports);
  }
  const at = (line: Line, end: End): Port => {
    const port = found.get(endKey(line, end));
    if (!port) throw new Error(`no port for ${line.edge.id}`);
    return port;
  };
  const mates = new Map([...sides.values()].flatMap((ports) => ports.map((port) => [port, ports] as const)));
  const straight = align(lines, at, mates);
  part([...mates.keys()], mates, straight);
  return { at, all: [...mates.keys()] };
}

const endKey = (line: Line, end: End): string => `${end} ${line.edge.id}`;
const shareOf = (line: Line, end: End): string => (line.shared === end ? line.trunk : line.edge.id);

/** Where the lines of a port go, on average; a response runs below what it answers. */
function aim(group: readonly { line: Line; end: End }[], iconOf: (id: string) => Icon): number {
  const far = group.map(({ line: { edge }, end }) => {
    const rank = edge.kind === 'response' ? 0.5 : 0;
    return iconOf(edge[end === 'from' ? 'to' : 'from']).top + rank;
  });
  return far.reduce((sum, each) => sum + each, 0) / far.length;
}

type Mates = ReadonlyMap<Port, readonly Port[]>;

/** Takes small steps out of lines between neighbours. @returns ports of lines that are straight by then */
function align(lines: readonly Line[], at: Ports['at'], mates: Mates): ReadonlySet<Port> {
  const straight = new Set<Port>();
  for (const line of lines) {
    if (Math.abs(line.from - line.to) !== 1) continue;
    const [one, two] = [at(line, 'from'), at(line, 'to')];
    if (Math.abs(one.y - two.y) > JOG) continue;
    const fits = (port: Port, y: number) =>
      !straight.has(port) && free(port, y, mates.get(port) ?? [], CORNER);
    if (one.y !== two.y) {
      if (fits(two, one.y)) two.y = one.y;
      else if (fits(one, two.y)) one.y = two.y;
      else continue;
    }
    straight.add(one).add(two);
  }
  return straight;
}

/** On its icon, in its place among the others of the side. */
function free(port: Port, y: number, mates: readonly Port[], apart: number): boolean {
  if (y < port.top + CORNER || y > port.top + port.size - CORNER) return false;
  return mates.every(
    (each) => each === port || (Math.abs(each.y - y) >= apart && each.y < port.y === each.y < y),
  );
}

/** Two ports that face each other over a channel are level only when their lines are one. */
function part(ports: readonly Port[], mates: Mates, straight: ReadonlySet<Port>): void {
  const rights = Map.groupBy(
    ports.filter((port) => port.side === 1),
    (port) => port.column,
  );
  const lefts = Map.groupBy(
    ports.filter((port) => port.side === -1),
    (port) => port.column - 1,
  );
  for (const [channel, facing] of lefts) {
    const others = rights.get(channel) ?? [];
    for (const port of facing) {
      const rival = others.find((each) => each.trunk !== port.trunk && Math.abs(each.y - port.y) < CLOSEST);
      if (!rival) continue;
      if (!straight.has(port)) shift(port, mates.get(port) ?? [], others);
      else shift(rival, mates.get(rival) ?? [], facing);
    }
  }
}

/** To the nearest height that is free on its own side and on the one across; closer to its mates if need be. */
function shift(port: Port, mates: readonly Port[], across: readonly Port[]): void {
  for (const apart of [CORNER, 6, 4, CLOSEST, 1.5]) {
    for (let away = CLOSEST; away < port.size; away += 0.5) {
      for (const y of [port.y - away, port.y + away]) {
        const clear = across.every(
          (each) => each.trunk === port.trunk || Math.abs(each.y - y) >= Math.min(apart, CLOSEST),
        );
        if (!clear || !free(port, y, mates, apart)) continue;
        port.y = y;
        return;
      }
    }
  }
}
