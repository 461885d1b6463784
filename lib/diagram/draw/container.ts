import type { ContainerStyle, SceneContainer } from '#lib/domain/graph/scene.ts';
import { icon } from './icon.ts';
import type { Palette } from './palette.ts';
import { pill, pillWidth } from './pill.ts';
import { type SvgNode, svg } from './svg.ts';

export const CONTAINER_DASH: Readonly<Partial<Record<ContainerStyle, string>>> = {
  region: '4 4',
  zone: '6 4',
  'security-group': '5 4',
  group: '5 4',
};

export const TINT: Readonly<Partial<Record<ContainerStyle, number>>> = {
  private: 0.09,
  public: 0.1,
  stack: 0.03,
};

export function container(
  each: SceneContainer,
  colours: Palette,
  extra: Readonly<Record<string, string>> = {},
): SvgNode {
  const { box, style, title } = each;
  const afterTitle = title.x + title.width + 8;
  return svg(
    'g',
    extra,
    svg('rect', {
      ...box,
      fill: colours[`fill-${style}`],
      'fill-opacity': TINT[style] ?? 0,
      stroke: colours[`line-${style}`],
      'stroke-width': 1.3,
      'stroke-dasharray': CONTAINER_DASH[style],
    }),
    each.icon === undefined ? undefined : icon(each.icon, box, 24),
    svg(
      'text',
      {
        ...{ x: title.x, y: title.y, 'font-size': 12, 'font-weight': 600, class: 'dg-title' },
        fill: colours[`title-${style}`],
      },
      title.text,
    ),
    ...each.owners.map((owner, index) =>
      pill(
        owner,
        {
          x: afterTitle + each.owners.slice(0, index).reduce((x, o) => x + pillWidth(o) + 2, 0),
          y: title.y - 4,
        },
        colours,
      ),
    ),
    each.note === undefined
      ? undefined
      : svg(
          'text',
          {
            x: box.x + box.width / 2,
            y: box.y + box.height / 2 + 12,
            'text-anchor': 'middle',
            'font-size': 11,
            fill: colours.muted,
          },
          each.note,
        ),
  );
}

const SIGN = 18;

/** A small minus after the title: the container as one node. */
export function closeSign(
  { id, title, owners }: SceneContainer,
  colours: Palette,
  link: { readonly href: string; readonly 'aria-label': string },
): SvgNode {
  const x = title.x + title.width + 8 + owners.reduce((sum, owner) => sum + pillWidth(owner) + 2, 0);
  const y = title.y - 13;
  return svg(
    'a',
    { ...link, class: 'dg-close', 'data-closes': id },
    svg('rect', { x: x - 5, y: y - 5, width: SIGN + 10, height: SIGN + 10, fill: 'transparent' }),
    svg('rect', { x, y, width: SIGN, height: SIGN, rx: 3, fill: colours.canvas, stroke: colours.muted }),
    svg('path', { d: `M${x + 5} ${y + SIGN / 2}h8`, stroke: colours.muted, 'stroke-width': 1.5 }),
  );
}
