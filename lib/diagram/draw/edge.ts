import type { Point, SceneEdge, SceneEdgeKind } from '#lib/domain/graph/scene.ts';
import type { Palette } from './palette.ts';
import { rounded, type SvgNode, svg } from './svg.ts';
import { number } from './tiers.ts';

export const EDGE_DASH: Readonly<Partial<Record<SceneEdgeKind, string>>> = {
  response: '6 4',
  log: '2 4',
  stream: '9 4',
  message: '9 4',
  schedule: '2 4',
  'dead-letter': '6 3 2 3',
  alarm: '1 4',
};

const RADIUS = 8;
const ARROW = 9;
/** The tip stops this far before what it points to. */
const GAP = 3;
const HALO = 6;

export const strokeWidth = (kind: SceneEdgeKind): number =>
  kind === 'network' || kind === 'log' ? 1.4 : 1.8;

/** In background colour under the line, so that a crossing reads as a bridge. */
export function halo(edge: SceneEdge, colours: Palette): SvgNode {
  const d = pathOf(shortened(edge.points, ARROW + GAP));
  return svg('path', { d, fill: 'none', stroke: colours.canvas, 'stroke-width': HALO });
}

export type LineLook = {
  readonly width?: number;
  /** Ends where others of its trunk do: dashes are counted from there, or those of a trunk add up to a solid line. */
  readonly joins?: boolean;
  /** How fast something moves along it; still without. */
  readonly pace?: number;
  /** In place of the colour and dashes of its kind: what a plan does to it counts for more. */
  readonly colour?: string;
  readonly dash?: string;
  /** Of what will be gone only a shadow is left. */
  readonly opacity?: number;
};

export function line(
  edge: SceneEdge,
  colours: Palette,
  extra: Readonly<Record<string, string>> = {},
  look: LineLook = {},
): SvgNode {
  const { width = strokeWidth(edge.kind), joins = false, pace } = look;
  const { colour = colours[`edge-${edge.kind}`], dash = EDGE_DASH[edge.kind], opacity } = look;
  const points = shortened(edge.points, ARROW + GAP - 2);
  return svg(
    'g',
    { ...extra, opacity },
    svg('path', {
      d: pathOf(joins ? points.toReversed() : points),
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-dasharray': dash,
    }),
    pace === undefined
      ? undefined
      : svg('path', {
          d: pathOf(points),
          fill: 'none',
          stroke: colours.canvas,
          'stroke-width': Math.max(1, width - 0.6),
          'stroke-dasharray': '3 21',
          class: `dg-pace-${pace}`,
        }),
    svg('path', { d: arrow(edge.points), fill: colour }),
  );
}

/** A line's words, on a piece of canvas that interrupts it. */
export function edgeLabel(
  edge: SceneEdge,
  colours: Palette,
  extra: Readonly<Record<string, string>> = {},
  { colour = colours[`edge-${edge.kind}`], opacity }: Pick<LineLook, 'colour' | 'opacity'> = {},
): SvgNode | undefined {
  const { label } = edge;
  if (!label) return undefined;
  const { x, y, width, height } = label;
  const middle = y + height / 2;
  const room = edge.step === undefined ? 0 : 24;
  const badge =
    edge.step === undefined
      ? []
      : [
          svg('circle', { cx: x + 14, cy: middle, r: 9, fill: colour }),
          number(edge.step, x + 14, middle, colours.canvas),
        ];
  return svg(
    'g',
    { ...extra, class: 'dg-words' },
    svg('rect', { x, y: y + 1, width, height: height - 2, fill: colours.canvas }),
    ...badge,
    svg(
      'text',
      {
        x: x + room + (width - room) / 2,
        y: middle + 3.8,
        'text-anchor': 'middle',
        'font-size': 11,
        'font-weight': 500,
        fill: colour,
        opacity,
      },
      label.text,
    ),
  );
}

/** A sample for the legend: the line of its kind, 34 px long. */
export function sample(kind: SceneEdgeKind, at: Point, colours: Palette, look: LineLook = {}): SvgNode {
  const points = [at, { x: at.x + 34, y: at.y }];
  return line({ id: kind, kind, from: '', to: '', of: [], points }, colours, {}, look);
}

/** The line without its last `by` px. */
export function shortened(points: readonly Point[], by: number): readonly Point[] {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return points;
  return [...points.slice(0, -1), towards(end, before, by)];
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(by, length) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function arrow(points: readonly Point[]): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return '';
  const tip = towards(end, before, GAP);
  const base = towards(end, before, GAP + ARROW);
  const [dx, dy] = [(tip.y - base.y) / 2, (base.x - tip.x) / 2];
  return `M${pair(tip)}L${pair({ x: base.x + dx, y: base.y + dy })}L${pair({ x: base.x - dx, y: base.y - dy })}Z`;
}

/** Corners rounded as far as their sides allow. */
function pathOf(points: readonly Point[]): string {
  return points
    .map((here, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${pair(here)}`;
      if (!after) return `L${pair(here)}`;
      const room = Math.min(RADIUS, distance(before, here) / 2, distance(here, after) / 2);
      return `L${pair(towards(here, before, room))}Q${pair(here)} ${pair(towards(here, after, room))}`;
    })
    .join('');
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const pair = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
