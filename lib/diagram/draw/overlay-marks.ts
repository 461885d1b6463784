import type { SceneContainer, SceneNode } from '#lib/domain/graph/scene.ts';
import type { ChangeKind, CostWords } from '#lib/domain/overlay/drawn.ts';
import type { LineLook } from './edge.ts';
import type { Palette, PaletteName } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Sign, word and colour of a change: each alone would do. */
export const CHANGES: Readonly<Record<ChangeKind, readonly [sign: string, colour: PaletteName]>> = {
  create: ['+', 'healthy'],
  change: ['~', 'degraded'],
  replace: ['∓', 'failing'],
  delete: ['−', 'failing'],
};

export type ChangeWords = Readonly<Record<ChangeKind, string>>;

const ENGLISH_CHANGES: ChangeWords = {
  create: 'create',
  change: 'change',
  replace: 'replace',
  delete: 'delete',
};

export type LineWords = Readonly<Record<'create' | 'delete', string>>;

export const ENGLISH_LINES: LineWords = { create: 'will connect', delete: 'will be gone' };

const OUTSIDE = 6;
const FLAG = { height: 16, width: 62 };

/** A dashed frame and a flag that says what happens. */
export function changeMarks(
  { box }: SceneNode,
  kind: ChangeKind,
  colours: Palette,
  said: ChangeWords = ENGLISH_CHANGES,
): readonly SvgNode[] {
  const [sign, name] = CHANGES[kind];
  const colour = colours[name];
  const flag = { x: box.x + box.width / 2 - FLAG.width / 2, y: box.y + box.height - 10 };
  return [
    svg('rect', {
      x: box.x - OUTSIDE,
      y: box.y - OUTSIDE,
      width: box.width + 2 * OUTSIDE,
      height: box.height + 2 * OUTSIDE,
      rx: 3,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.8,
      'stroke-dasharray': '6 4',
    }),
    svg(
      'g',
      {},
      svg('rect', { ...flag, ...FLAG, rx: 3, fill: colours.canvas, stroke: colour, 'stroke-width': 1.2 }),
      ...(kind === 'replace'
        ? [minusOverPlus(flag, colour), words(said[kind], flag.x + FLAG.width / 2 + 6, flag.y + 11.8, colour)]
        : [words(`${sign} ${said[kind]}`, flag.x + FLAG.width / 2, flag.y + 11.8, colour)]),
    ),
  ];
}

/** How a line looks that a plan will make, or will take away. */
export function changedLine(kind: ChangeKind | undefined, colours: Palette): LineLook {
  if (kind === 'create') return { colour: colours[CHANGES.create[1]], dash: '6 4' };
  return kind === 'delete' ? { opacity: FADED } : {};
}

/** Of what will be gone only a shadow is left. */
export const FADED = 0.45;

/** The typeface has no `∓`, and a file has no other to fall back to. */
const minusOverPlus = (flag: { readonly x: number; readonly y: number }, colour: string): SvgNode =>
  svg('path', {
    d: `M${flag.x + 6} ${flag.y + 4}h6M${flag.x + 6} ${flag.y + 9.5}h6m-3 -3v6`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.3,
  });

/** How many contradictions were found at this node: a square, since discs are verdicts. */
export function findingMark({ box }: SceneNode, count: number, colours: Palette): SvgNode {
  const at = { x: box.x - 10, y: box.y + box.height - 8 };
  return svg(
    'g',
    { class: 'dg-findings' },
    svg('rect', { ...at, width: 18, height: 16, rx: 3, fill: colours.degraded, stroke: colours.canvas }),
    words(String(count), at.x + 9, at.y + 11.8, colours.canvas),
  );
}

/**
 * What it costs, in place of what is else written under its name, or on a card's lower edge; on its own ground, since it may be
 * wider than that. What is unknown is dashed.
 */
export function costMark({ box, tile, sheet, title }: SceneNode, cost: CostWords, colours: Palette): SvgNode {
  const width = chipWidth(cost);
  if (sheet) {
    const behind = (sheet.sheets - 1) * 4;
    const corner = { x: box.x + box.width - behind - 10 - width, y: box.y + box.height - behind - CHIP / 2 };
    return costChip(corner, cost, colours, colours[`line-${sheet.style}`]);
  }
  const x = tile ? box.x + box.width - width - 4 : box.x + box.width / 2 - width / 2;
  return costChip({ x, y: tile ? box.y + box.height - CHIP / 2 : title.y + 5 }, cost, colours);
}

const CHIP = 18;
const chipWidth = ({ text }: CostWords): number => textWidth(text) + 12;

/** What a frame holds that the view does not draw, on its lower edge. */
export function frameCost({ box, style }: SceneContainer, cost: CostWords, colours: Palette): SvgNode {
  const corner = { x: box.x + box.width - chipWidth(cost) - 14, y: box.y + box.height - CHIP / 2 };
  return costChip(corner, cost, colours, colours[`line-${style}`]);
}

function costChip(
  { x, y }: { readonly x: number; readonly y: number },
  cost: CostWords,
  colours: Palette,
  edge?: string,
): SvgNode {
  const { text, unknown } = cost;
  const width = chipWidth(cost);
  return svg(
    'g',
    { class: 'dg-cost' },
    svg('rect', {
      x,
      y,
      width,
      height: CHIP - 2,
      rx: 3,
      fill: colours.canvas,
      stroke: unknown ? colours.unknown : edge,
      'stroke-dasharray': unknown ? '3 2.5' : undefined,
    }),
    svg(
      'text',
      {
        x: x + width / 2,
        y: y + 11.8,
        'text-anchor': 'middle',
        'font-size': 11,
        'font-weight': 500,
        fill: unknown ? colours.muted : colours.text,
      },
      text,
    ),
  );
}

/** Width of a line by its measured rate, 1.4 to 3.2 px: more for each tenfold from one event a minute. */
export function trafficWidth(perSecond: number): number {
  if (perSecond <= 0) return 1.4;
  return Math.min(3.2, Math.max(1.4, 1.4 + Math.log10(perSecond * 60) * 0.45));
}

/** How fast a line moves, 1 to 3: below one a second, below a hundred, above. */
export const trafficPace = (perSecond: number): 1 | 2 | 3 => (perSecond < 1 ? 1 : perSecond < 100 ? 2 : 3);

const words = (text: string, x: number, y: number, fill: string): SvgNode =>
  svg('text', { x, y, 'text-anchor': 'middle', 'font-size': 11, 'font-weight': 600, fill }, text);
