import type { SceneNode, SceneSheet } from '#lib/domain/graph/scene.ts';
import { CONTAINER_DASH } from './container.ts';
import type { Palette } from './palette.ts';
import { pills } from './pill.ts';
import { type SvgNode, svg } from './svg.ts';

/** How far each sheet lies behind the one before it, px. */
const BEHIND = 4;
const SIGN = 18;

/** The front sheet of a closed container: lines end on it, the others show behind. */
const frontOf = ({ box }: SceneNode, { sheets }: SceneSheet): SceneNode['box'] => ({
  ...box,
  width: box.width - (sheets - 1) * BEHIND,
  height: box.height - (sheets - 1) * BEHIND,
});

/** A closed container: its sheets, a plus, its name, and what is inside. */
export function sheets(
  node: SceneNode,
  sheet: SceneSheet,
  colours: Palette,
  extra: Readonly<Record<string, string>> = {},
): SvgNode {
  const { style, lines } = sheet;
  const front = frontOf(node, sheet);
  const [x, y] = [front.x + 12, front.y + 11];
  const middle = SIGN / 2;
  return svg(
    'g',
    extra,
    ...Array.from({ length: sheet.sheets }, (_, index) => {
      const away = (sheet.sheets - 1 - index) * BEHIND;
      return svg('rect', {
        ...{ ...front, x: front.x + away, y: front.y + away, rx: 3, fill: colours.canvas },
        ...{
          stroke: colours[`line-${style}`],
          'stroke-width': 1.3,
          'stroke-dasharray': CONTAINER_DASH[style],
        },
      });
    }),
    svg('rect', {
      x,
      y,
      width: SIGN,
      height: SIGN,
      rx: 3,
      fill: colours.canvas,
      stroke: colours[`title-${style}`],
    }),
    svg('path', {
      d: `M${x + 5} ${y + middle}h8M${x + middle} ${y + 5}v8`,
      stroke: colours[`title-${style}`],
      'stroke-width': 1.5,
    }),
    svg(
      'text',
      {
        ...{ x: node.title.x, y: node.title.y, 'font-size': 13, 'font-weight': 600 },
        ...{ fill: colours[`title-${style}`], class: 'dg-name' },
      },
      node.title.text,
    ),
    ...lines.map((line) =>
      svg(
        'text',
        { x: line.x, y: line.y, 'font-size': 11, fill: colours.muted, class: 'dg-fine' },
        line.text,
      ),
    ),
    ...pills(node.owners, { x: front.x + front.width - 10, y: y + middle }, colours),
  );
}
