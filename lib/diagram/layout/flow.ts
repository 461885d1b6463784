import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../view/types.ts';
import { segments, straightened } from './lines.ts';
import { sceneNode } from './node-scene.ts';
import type { LabelBox } from './positions.ts';
import { linesOf, route } from './route.ts';
import type { Sized } from './sized.ts';
import type { Tiered } from './tiers.ts';

const STUB = 14;
const PORTS = 20;
const LANE = 13;
const AIR = 6;
const STEP_ROOM = 24;

/** Those drawn first get the straight ways. */
const ORDER = [
  'request',
  'response',
  'invoke',
  'write',
  'read',
  'stream',
  'message',
  'schedule',
  'dead-letter',
  'log',
];

export type Routed = {
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  readonly labels: ReadonlyMap<string, LabelBox>;
};

/** Every line of the columns, each around what is there by then, and its words where they fit. */
export function flowLines(diagram: Diagram, parts: Sized, { boxes, tiers }: Tiered): Routed {
  const ports = portsOf(diagram, boxes);
  const nodes = parts.nodes.flatMap((node) => {
    const { box, bounds } = sceneNode(node, boxes);
    // The pill stands on the icon's top edge; texts keep a little air.
    const icon = { ...box, y: box.y - 10, height: box.height + 10 };
    return [
      icon,
      {
        ...bounds,
        x: bounds.x - AIR,
        width: bounds.width + 2 * AIR,
        y: box.y + box.height,
        height: bounds.height - box.height,
      },
    ];
  });
  const whole = parts.nodes.map((node) => sceneNode(node, boxes).bounds);
  const lines = new Map<string, readonly Point[]>();
  const labels = new Map<string, LabelBox>();
  const width = Math.max(0, ...tiers.map((tier) => tier.box.x + tier.box.width));
  const height = Math.max(0, ...tiers.map((tier) => tier.box.height));
  const lane = LANE * Math.ceil(parts.nodes.length / 14);
  const channels = { xs: lanes(0, width, lane), ys: lanes(46, height, lane) };
  for (const edge of diagram.edges.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
    const [start, end] = [ports.get(`${edge.id} from`), ports.get(`${edge.id} to`)];
    if (!start || !end) continue;
    // Lines of one trunk may run as one: logs say nothing apart from where they end.
    const others = diagram.edges.filter((each) => each.kind !== 'log' || edge.kind !== 'log');
    const field = {
      obstacles: [...nodes, ...labels.values()],
      lines: linesOf(others.flatMap((each) => [lines.get(each.id) ?? []])),
      channels,
      ...(edge.kind === 'log' ? { crossing: 15 } : {}),
    };
    const way = route(out(start), out(end), field) ?? [out(start), out(end)];
    const line = straightened([start.at, ...way, end.at]);
    lines.set(edge.id, line);
    const label = labelOn(
      edge,
      line,
      parts,
      [...whole, ...labels.values()],
      [...lines].filter(([id]) => id !== edge.id).map(([, each]) => each),
    );
    if (label) labels.set(edge.id, label);
  }
  return { lines, labels };
}

/** Ways to run between obstacles: fewer in a large picture, where each costs more to try. */
const lanes = (from: number, to: number, apart: number): readonly number[] =>
  Array.from(
    { length: Math.max(0, Math.floor((to - from) / apart)) },
    (_, index) => from + index * apart + 0.5,
  );

type Port = { readonly at: Point; readonly side: 1 | -1 };

const out = ({ at, side }: Port): Point => ({ x: at.x + side * STUB, y: at.y });

/** Ends of lines spread over a side of their node, in the order of where they go; logs share one at their end. */
function portsOf(diagram: Diagram, boxes: ReadonlyMap<string, Box>): ReadonlyMap<string, Port> {
  const sides = new Map<string, { key: string; y: number; share: string }[]>();
  const middle = (id: string) => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  for (const edge of diagram.edges) {
    const [a, b] = [middle(edge.from), middle(edge.to)];
    // Within one column both ends look right.
    const [sideA, sideB] = a.x < b.x ? [1, -1] : a.x > b.x ? [-1, 1] : [1, 1];
    add(sides, `${edge.from} ${sideA}`, `${edge.id} from`, b.y + rankOf(edge), edge.id);
    add(
      sides,
      `${edge.to} ${sideB}`,
      `${edge.id} to`,
      a.y + rankOf(edge),
      edge.kind === 'log' ? 'log' : edge.id,
    );
  }
  const ports = new Map<string, Port>();
  for (const [place, ends] of sides) {
    const [id = '', side = '1'] = [
      place.slice(0, place.lastIndexOf(' ')),
      place.slice(place.lastIndexOf(' ') + 1),
    ];
    const box = middle(id);
    const shares = [...new Set(ends.toSorted((p, q) => p.y - q.y).map((end) => end.share))];
    const step = Math.min(PORTS, (box.height - 16) / Math.max(1, shares.length - 1));
    for (const end of ends) {
      const y = box.y + box.height / 2 + (shares.indexOf(end.share) - (shares.length - 1) / 2) * step;
      const right = side === '1';
      ports.set(end.key, { at: { x: right ? box.x + box.width : box.x, y }, side: right ? 1 : -1 });
    }
  }
  return ports;
}

/** A response runs below what it answers. */
const rankOf = (edge: DiagramEdge): number => (edge.kind === 'response' ? 0.5 : 0);

function add(
  sides: Map<string, { key: string; y: number; share: string }[]>,
  place: string,
  key: string,
  y: number,
  share: string,
): void {
  sides.set(place, [...(sides.get(place) ?? []), { key, y, share }]);
}

/** In the middle of the longest level piece that nothing else touches. */
function labelOn(
  edge: DiagramEdge,
  line: readonly Point[],
  parts: Sized,
  taken: readonly Box[],
  others: readonly (readonly Point[])[],
): LabelBox | undefined {
  if (edge.label === undefined) return undefined;
  const plain = parts.edgeLabel(edge.label);
  const width = plain.width + (edge.step === undefined ? 0 : STEP_ROOM);
  const level = segments(line)
    .filter(({ a, b }) => a.y === b.y)
    .toSorted((p, q) => Math.abs(q.b.x - q.a.x) - Math.abs(p.b.x - p.a.x));
  const spots = level.flatMap(({ a, b }) => {
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
    return [0.5, 0.3, 0.7, 0.15, 0.85].map((share) => ({
      text: edge.label ?? '',
      x: left + (right - left - width) * share,
      y: a.y - plain.height / 2,
      width,
      height: plain.height,
      fits: right - left > width + 20,
    }));
  });
  const walls = others.flatMap(segments).map(({ a, b }) => ({
    x: Math.min(a.x, b.x) - 1,
    y: Math.min(a.y, b.y) - 1,
    width: Math.abs(a.x - b.x) + 2,
    height: Math.abs(a.y - b.y) + 2,
  }));
  const free = spots.find((spot) => spot.fits && ![...taken, ...walls].some((box) => meet(box, spot)));
  if (!free) return undefined;
  const { fits: _, ...label } = free;
  return label;
}

const meet = (one: Box, two: Box): boolean =>
  one.x < two.x + two.width &&
  two.x < one.x + one.width &&
  one.y < two.y + two.height &&
  two.y < one.y + one.height;
