import type { SceneBadge, SceneNode } from '#lib/domain/graph/scene.ts';
import { icon } from './icon.ts';
import type { Palette } from './palette.ts';
import { pills } from './pill.ts';
import { sheets } from './sheet.ts';
import { type SvgNode, svg } from './svg.ts';

export function node(
  each: SceneNode,
  colours: Palette,
  extra: Readonly<Record<string, string>> = {},
): SvgNode {
  const { box, tile, title, subtitle, sheet } = each;
  if (sheet) return sheets(each, sheet, colours, extra);
  const anchor = tile ? 'start' : 'middle';
  const small = box.width < 50;
  return svg(
    'g',
    extra,
    tile && svg('rect', { ...box, rx: 4, fill: colours.card, stroke: colours.rule }),
    icon(each.icon, tile ?? box, (tile ?? box).width),
    svg(
      'text',
      {
        x: title.x,
        y: title.y,
        'text-anchor': anchor,
        'font-size': 13,
        'font-weight': 600,
        fill: colours.text,
        class: 'dg-name',
      },
      title.text,
    ),
    subtitle &&
      svg(
        'text',
        {
          x: subtitle.x,
          y: subtitle.y,
          'text-anchor': anchor,
          'font-size': 11,
          fill: colours.muted,
          class: 'dg-fine',
        },
        subtitle.text,
      ),
    ...each.badges.map((badge) => drawnBadge(badge, colours)),
    ...pills(each.owners, { x: box.x + box.width + (small ? 6 : 0), y: box.y }, colours),
  );
}

const GLYPHS = {
  logs: 'M0 2H9M0 5H9M0 8H6',
  // One way that parts into two.
  shift: 'M0 5H3L6 2H9M3 5L6 8H9',
  alarm: 'M1 8H9L8 6.6V4A3 3 0 0 0 2 4V6.6ZM4 9.6H6',
} as const;

function drawnBadge({ x, y, width, height, glyph, text }: SceneBadge, colours: Palette): SvgNode {
  return svg(
    'g',
    { class: 'dg-badge' },
    svg('rect', { x, y, width, height, rx: height / 2, fill: colours.badge }),
    svg('path', {
      d: GLYPHS[glyph],
      transform: `translate(${x + 8} ${y + 4})`,
      fill: 'none',
      stroke: colours.muted,
      'stroke-width': 1.2,
      'stroke-linejoin': 'round',
    }),
    svg('text', { x: x + 22, y: y + 12.7, 'font-size': 11, 'font-weight': 500, fill: colours.text }, text),
  );
}
