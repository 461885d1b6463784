import type { Scene, TierName } from '#lib/domain/graph/scene.ts';
import type { Palette } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';

export type TierWords = Readonly<Record<TierName, string>>;

export const ENGLISH_TIERS: TierWords = {
  client: 'Client',
  edge: 'Edge',
  compute: 'Compute',
  data: 'Data',
  asynchronous: 'Asynchronous',
  monitoring: 'Monitoring',
};

/** A frame, a rule between columns, and each column's number and name. */
export function tiers(scene: Scene, colours: Palette, words: TierWords): readonly SvgNode[] {
  const all = scene.tiers ?? [];
  const [first, last] = [all[0]?.box, all.at(-1)?.box];
  if (!first || !last) return [];
  const frame = { x: first.x, y: first.y, width: last.x + last.width - first.x, height: first.height };
  return [
    svg('rect', { ...frame, rx: 8, fill: 'none', stroke: colours.rule }),
    ...all
      .slice(1)
      .map(({ box }) =>
        svg('path', { d: `M${box.x} ${box.y}V${box.y + box.height}`, stroke: colours.rule, fill: 'none' }),
      ),
    ...all.map(({ name, title }, index) =>
      svg(
        'g',
        {},
        svg('circle', { cx: title.x - 40, cy: title.y, r: 10, fill: colours.text }),
        number(String(index + 1), title.x - 40, title.y, colours.canvas),
        svg(
          'text',
          { x: title.x - 22, y: title.y + 4.5, 'font-size': 13, 'font-weight': 600, fill: colours.text },
          words[name],
        ),
      ),
    ),
  ];
}

export const number = (text: string, x: number, y: number, fill: string): SvgNode =>
  svg('text', { x, y: y + 3.8, 'text-anchor': 'middle', 'font-size': 11, 'font-weight': 600, fill }, text);
