import type { SceneTier } from '#lib/domain/graph/scene.ts';
import type { Sized } from '../sized.ts';
import type { Channel } from './channels.ts';
import type { Column, Line } from './lines.ts';
import type { Ports } from './ports.ts';

/** Narrowest column, air beside its words, and distance of tracks, px. */
const NARROWEST = 130;
const AIR = 14;
const TRACK = 10;
/** Air around the words of a line, and room for the number of a step. */
const LABEL_AIR = 16;
const STEP_ROOM = 24;

export type Widths = {
  /** Middle of each column. */
  readonly middles: readonly number[];
  readonly trackAt: (channel: number, index: number) => number;
  readonly tiers: readonly SceneTier[];
};

/** Each column as wide as its words; between two, room for the words of lines and a track for each upright run. */
export function widthsOf(
  columns: readonly Column[],
  channels: readonly Channel[],
  ports: Ports,
  parts: Sized,
  height: number,
): Widths {
  const [middles, tracks]: [number[], number[]] = [[], []];
  const tiers: SceneTier[] = [];
  let x = 0;
  for (const [index, column] of columns.entries()) {
    const [half, next] = [halfOf(column), columns[index + 1]];
    const room = roomFor(index, channels[index], ports, parts);
    const start = x;
    const middle = x + half;
    middles.push(middle);
    x = middle + Math.max(half, room.left);
    tracks.push(x + TRACK / 2);
    x += (channels[index]?.count ?? 0) * TRACK + (next ? Math.max(0, room.right - halfOf(next)) : AIR);
    tiers.push({
      name: column.name,
      box: { x: start, y: 0, width: x - start, height },
      title: { x: middle, y: 28 },
    });
  }
  return { middles, tiers, trackAt: (channel, index) => (tracks[channel] ?? 0) + index * TRACK };
}

const halfOf = ({ nodes }: Column): number =>
  Math.max(NARROWEST, ...nodes.map((node) => node.label.width)) / 2 + AIR;

/** From the middle of a column to its tracks, and from them to the middle of the next, that words beside icons need. */
function roomFor(index: number, channel: Channel | undefined, ports: Ports, parts: Sized) {
  const nodes = new Map(parts.nodes.map((node) => [node.id, node] as const));
  const room = { left: 0, right: 0 };
  for (const { line } of channel?.runs ?? []) {
    // A long line has room where it passes other columns, unless it shares what it has there.
    if (line.edge.label === undefined) continue;
    if (Math.abs(line.from - line.to) > 1 && line.shared === undefined) continue;
    const end = roomyEnd(line, ports);
    if (line[end] - (ports.at(line, end).side === 1 ? 0 : 1) !== index) continue;
    const node = nodes.get(line.edge[end]);
    const reach = Math.max((node?.size ?? 0) / 2 + 12, (node?.label.width ?? 0) / 2);
    const side = ports.at(line, end).side === 1 ? 'left' : 'right';
    room[side] = Math.max(room[side], reach + labelWidth(line.edge, parts) + LABEL_AIR);
  }
  return room;
}

/** Where a line has most air for words: not where it shares its end, then where fewer lines are beside it. */
function roomyEnd(line: Line, ports: Ports): 'from' | 'to' {
  if (line.shared !== undefined) return line.shared === 'from' ? 'to' : 'from';
  const beside = (end: 'from' | 'to') => ports.beside(ports.at(line, end)).length;
  return beside('to') < beside('from') ? 'to' : 'from';
}

export const labelWidth = (edge: Line['edge'], parts: Sized): number =>
  edge.label === undefined
    ? 0
    : parts.edgeLabel(edge.label).width + (edge.step === undefined ? 0 : STEP_ROOM);
