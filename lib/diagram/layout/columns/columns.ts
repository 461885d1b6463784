import type { Box, Point, SceneTier } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../../view/types.ts';
import { straightened } from '../lines.ts';
import { sceneNode } from '../node-scene.ts';
import type { Positions } from '../positions.ts';
import { sized } from '../sized.ts';
import { type Channel, channelsOf, runsOf } from './channels.ts';
import { labelsOf } from './labels.ts';
import { type Lanes, lanesOf, type Solid } from './lanes.ts';
import { type Column, columnsOf, type Line, linesOf, sideOf } from './lines.ts';
import { ordered } from './order.ts';
import { type Ports, portsOf } from './ports.ts';
import { HEADING, rowsOf } from './rows.ts';
import { swapped } from './swap.ts';
import { type Widths, widthsOf } from './widths.ts';

/** Air above an icon, where its owner's pill is, and below its last text, px. */
const ABOVE = 16;
const UNDER = 18;
const FOOT = 30;

/**
 * The data flow: heights first, then a track for each upright run, then columns as wide as that takes. No two lines
 * that are not of one trunk are level anywhere side by side, so that none runs on another.
 */
export function columns(diagram: Diagram): Positions & { readonly tiers: readonly SceneTier[] } {
  const parts = sized(diagram);
  const all = swapped(ordered(columnsOf(parts), diagram), diagram);
  const tops = rowsOf(all, diagram);
  const nodes = new Map(parts.nodes.map((node) => [node.id, node] as const));
  const lines = linesOf(diagram, all);
  const ports = portsOf(lines, (id) => ({ top: tops.get(id) ?? 0, size: nodes.get(id)?.size ?? 0 }));
  const lanes = lanesOf(
    lines,
    ports,
    all.map((column) => solidOf(column, tops)),
  );
  const channels = channelsOf(lines, ports, lanes, all.length);
  const widths = widthsOf(all, channels, ports, parts, footOf(all, tops, lines, ports, lanes) + FOOT);
  const boxes = boxesOf(all, tops, widths);
  const drawn = new Map(
    lines.map((line) => [line.edge.id, pointsOf(line, { ports, lanes, channels, widths, boxes })]),
  );
  const taken = parts.nodes.map((node) => sceneNode(node, boxes).bounds);
  return { boxes, lines: drawn, labels: labelsOf(lines, drawn, taken, parts), tiers: widths.tiers };
}

const solidOf = ({ nodes }: Column, tops: ReadonlyMap<string, number>): readonly Solid[] =>
  nodes.map((node) => {
    const top = tops.get(node.id) ?? HEADING;
    return { top: top - ABOVE, foot: top + node.size + node.label.height + UNDER };
  });

/** The lowest of icons with their texts, and of lines between the rows. */
function footOf(
  all: readonly Column[],
  tops: ReadonlyMap<string, number>,
  lines: readonly Line[],
  ports: Ports,
  lanes: Lanes,
): number {
  const feet = all.flatMap(({ nodes }) =>
    nodes.map((node) => (tops.get(node.id) ?? 0) + node.size + node.label.height),
  );
  const runs = lines.flatMap((line) => runsOf(line, ports, lanes)).map((run) => run.end);
  return Math.max(0, ...feet, ...runs);
}

function boxesOf(
  all: readonly Column[],
  tops: ReadonlyMap<string, number>,
  { middles }: Widths,
): ReadonlyMap<string, Box> {
  return new Map(
    all.flatMap(({ nodes }, index) =>
      nodes.map(({ id, size }) => {
        const x = (middles[index] ?? 0) - size / 2;
        return [id, { x, y: tops.get(id) ?? 0, width: size, height: size }] as const;
      }),
    ),
  );
}

type Laid = {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly channels: readonly Channel[];
  readonly widths: Widths;
  readonly boxes: ReadonlyMap<string, Box>;
};

/** From its source's side through each channel, on the track of its trunk there, to its target's side. */
function pointsOf(line: Line, { ports, lanes, channels, widths, boxes }: Laid): readonly Point[] {
  const tip = (end: 'from' | 'to'): Point => {
    const box = boxes.get(line.edge[end]);
    const x = box ? box.x + (sideOf(line, end) === 1 ? box.width : 0) : 0;
    return { x, y: ports.at(line, end).y };
  };
  const way = runsOf(line, ports, lanes).flatMap(({ channel, start, end }): Point[] => {
    const track = channels[channel]?.track.get(line.trunk);
    if (track === undefined || start === end) return [];
    const x = widths.trackAt(channel, track);
    return [
      { x, y: start },
      { x, y: end },
    ];
  });
  return straightened([tip('from'), ...way, tip('to')]);
}
