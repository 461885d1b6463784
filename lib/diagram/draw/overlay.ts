import type { SceneNode } from '#lib/domain/graph/scene.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import type { Palette } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';

const OUTSIDE = 6;

/** Shape before colour: each verdict has its own sign. Healthy is quiet: a small disc and no frame. */
const SIGNS: Readonly<Record<Verdict, readonly [shape: string, mark: string]>> = {
  healthy: ['M8 1A7 7 0 1 0 8 15A7 7 0 1 0 8 1Z', 'M5 8.2L7.1 10.3L11.2 6'],
  degraded: ['M8 1.6L14.8 14H1.2Z', 'M8 6V9.8M8 11.6V12.4'],
  failing: ['M5.1 1H10.9L15 5.1V10.9L10.9 15H5.1L1 10.9V5.1Z', 'M5.8 5.8L10.2 10.2M10.2 5.8L5.8 10.2'],
  unknown: [
    'M8 1A7 7 0 1 0 8 15A7 7 0 1 0 8 1Z',
    'M6.3 6.4C6.4 5.4 7.1 4.8 8.1 4.8S9.8 5.4 9.8 6.3C9.8 7.5 8.1 7.6 8.1 8.9M8.1 11V11.8',
  ],
};

/** Frame 6 px outside the icon and a sign at its left shoulder; the pill keeps the right one. */
export function healthMarks({ box }: SceneNode, verdict: Verdict, colours: Palette): readonly SvgNode[] {
  const [shape, mark] = SIGNS[verdict];
  const size = 16;
  const at = `translate(${box.x - size / 2 - 2} ${box.y - size / 2})`;
  const sign = svg(
    'g',
    { transform: at },
    svg('path', {
      d: shape,
      fill: verdict === 'unknown' ? colours.canvas : colours[verdict],
      stroke: verdict === 'unknown' ? colours.unknown : colours.canvas,
      'stroke-width': 1.5,
      'stroke-dasharray': verdict === 'unknown' ? '2.6 2' : undefined,
    }),
    svg('path', {
      d: mark,
      fill: 'none',
      stroke: verdict === 'unknown' ? colours.unknown : colours.canvas,
      'stroke-width': 1.7,
      'stroke-linecap': 'round',
    }),
  );
  if (verdict === 'healthy') return [svg('g', {}), sign];
  const frame = frameOf(box, {
    stroke: colours[verdict],
    'stroke-width': verdict === 'failing' ? 2.5 : 1.8,
    'stroke-dasharray': verdict === 'unknown' ? '4 3' : undefined,
  });
  return [frame, sign];
}

/** What the panel beside the picture speaks of. */
export const selection = ({ box }: SceneNode, colours: Palette): SvgNode =>
  frameOf(grown(box, RING - OUTSIDE), { stroke: colours.accent, 'stroke-width': 2, rx: 4 });

/** How far the ring round the chosen part lies outside of it, px: lines end before it. */
export const RING = 7;

const grown = ({ x, y, width, height }: SceneNode['box'], by: number) => ({
  ...{ x: x - by, y: y - by },
  ...{ width: width + 2 * by, height: height + 2 * by },
});

function frameOf(
  box: { x: number; y: number; width: number; height: number },
  look: Readonly<Record<string, string | number | undefined>>,
): SvgNode {
  return svg('rect', {
    x: box.x - OUTSIDE,
    y: box.y - OUTSIDE,
    width: box.width + 2 * OUTSIDE,
    height: box.height + 2 * OUTSIDE,
    fill: 'none',
    ...look,
  });
}
