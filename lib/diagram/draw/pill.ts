import type { OwnerMark, Point } from '#lib/domain/graph/scene.ts';
import type { Palette } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';

export const PILLS = {
  terraform: { text: 'TF', width: 24, radius: 3 },
  opentofu: { text: 'OT', width: 24, radius: 3 },
  sam: { text: 'SAM', width: 36, radius: 8 },
  cdk: { text: 'CDK', width: 36, radius: 8 },
  cloudformation: { text: 'CFN', width: 36, radius: 8 },
} as const satisfies Readonly<Record<OwnerMark, unknown>>;

const HEIGHT = 16;

/** Who owns it, nowhere else told: a square for a state, a round one for a stack. `right` is the last one's edge. */
export function pills(owners: readonly OwnerMark[], right: Point, colours: Palette): readonly SvgNode[] {
  let x = right.x;
  return owners.toReversed().map((owner) => {
    x -= PILLS[owner].width;
    const drawn = pill(owner, { x, y: right.y }, colours);
    x -= 2;
    return drawn;
  });
}

/** One pill from its left middle. */
export function pill(owner: OwnerMark, at: Point, colours: Palette): SvgNode {
  const { text, width, radius } = PILLS[owner];
  return svg(
    'g',
    { class: 'dg-pill' },
    svg('rect', {
      x: at.x,
      y: at.y - HEIGHT / 2,
      width,
      height: HEIGHT,
      rx: radius,
      fill: colours[owner],
      stroke: colours.canvas,
      'stroke-width': 2,
    }),
    svg(
      'text',
      {
        x: at.x + width / 2,
        y: at.y + 3.9,
        'text-anchor': 'middle',
        'font-size': 11,
        'font-weight': 600,
        fill: colours.onPill,
      },
      text,
    ),
  );
}

export const pillWidth = (owner: OwnerMark): number => PILLS[owner].width;
