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
  /** The ports of the same side, top to bottom, itself among them. */
  readonly beside: (port: Port) => readonly Port[];
};

/** Distance of ports where there is room, px; and of a port from a corner of the icon. */
const STEP = 20;
const CORNER = 8;
/** A shorter step between two level runs reads as a mistake. */
export const JOG = 24;
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
  return { at, all: [...mates.keys()], beside: (port) => mates.get(port) ?? [port] };
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
    if (one.y !== two.y && !moved(two, one.y, mates, straight) && !moved(one, two.y, mates, straight))
      continue;
    straight.add(one).add(two);
  }
  return straight;
}

/** All ports of a side together, or the one alone where the others have to stay. */
function moved(port: Port, y: number, mates: Mates, straight: ReadonlySet<Port>): boolean {
  const by = y - port.y;
  if (Math.abs(by) > JOG || straight.has(port)) return false;
  const side = mates.get(port) ?? [];
  const together = side.every((each) => !straight.has(each) && onIcon(each, each.y + by));
  if (!together && !free(port, y, side)) return false;
  for (const each of together ? side : [port]) each.y += by;
  return true;
}

const onIcon = ({ top, size }: Port, y: number): boolean => y >= top + CORNER && y <= top + size - CORNER;

/** On its icon, in its place among the others of the side. */
export function free(port: Port, y: number, mates: readonly Port[], apart = CORNER): boolean {
  if (!onIcon(port, y)) return false;
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
