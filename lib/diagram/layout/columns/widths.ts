import type { SceneTier } from '#lib/domain/graph/scene.ts';
import type { Sized } from '../sized.ts';
import type { Channel, Run } from './channels.ts';
import type { Column } from './lines.ts';

/** Narrowest column, air beside its words, and distance of tracks, px. */
const NARROWEST = 110;
const AIR = 14;
const TRACK = 10;
/** Air around the words of a line, and room for the number of a step. */
const LABEL_AIR = 22;
export const STEP_ROOM = 24;

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
  parts: Sized,
  height: number,
): Widths {
  const middles: number[] = [];
  const tracks: number[] = [];
  const tiers: SceneTier[] = [];
  let x = 0;
  for (const [index, { name, nodes }] of columns.entries()) {
    const half = Math.max(NARROWEST, ...nodes.map((node) => node.label.width)) / 2 + AIR;
    const room = roomFor(channels[index], parts);
    const next = columns[index + 1];
    const nextHalf = next ? Math.max(NARROWEST, ...next.nodes.map((node) => node.label.width)) / 2 + AIR : 0;
    const icon = (nodes[0]?.size ?? 0) / 2;
    const start = x;
    middles.push(x + half);
    x += half + Math.max(half, icon + room.left);
    tracks.push(x + TRACK / 2);
    x += room.tracks + Math.max(0, room.right + icon - nextHalf);
    if (!next) x += AIR;
    tiers.push({
      name,
      box: { x: start, y: 0, width: x - start, height },
      title: { x: middles[index] ?? start, y: 28 },
    });
  }
  return { middles, tiers, trackAt: (channel, index) => (tracks[channel] ?? 0) + index * TRACK };
}

/** Words stand left of the tracks, or right of them where lines of one source share what is left. */
function roomFor(channel: Channel | undefined, parts: Sized) {
  if (!channel) return { left: 0, tracks: 0, right: 0 };
  const widest = (runs: readonly Run[]) =>
    Math.max(0, ...runs.map(({ line: { edge } }) => labelWidth(edge, parts) + LABEL_AIR));
  const said = channel.runs.filter(
    ({ line }) => line.edge.label !== undefined && Math.abs(line.from - line.to) <= 1,
  );
  const onRight = (run: Run) => isOnRight(run);
  return {
    left: widest(said.filter((run) => !onRight(run))),
    tracks: channel.count * TRACK,
    right: widest(said.filter(onRight)),
  };
}

/** Whether the part that a line has to itself is right of the tracks. */
function isOnRight({ line }: Run): boolean {
  if (line.from === line.to) return false;
  const onward = line.from < line.to;
  if (line.shared === undefined) return !onward;
  return (line.shared === 'from') === onward;
}

export const labelWidth = (edge: Run['line']['edge'], parts: Sized): number =>
  edge.label === undefined
    ? 0
    : parts.edgeLabel(edge.label).width + (edge.step === undefined ? 0 : STEP_ROOM);
