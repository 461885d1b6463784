import type { Point, SceneIcon, SvgShape } from '#lib/domain/graph/scene.ts';
import type { Palette } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';

const idOf = (name: string): string => `icon-${name.replaceAll('/', '-')}`;

/** Each artwork once; nodes refer to it. */
export const symbols = (icons: Readonly<Record<string, SceneIcon>>, colours: Palette): readonly SvgNode[] =>
  Object.entries(icons).map(([name, { viewBox, shapes }]) =>
    svg('symbol', { id: idOf(name), viewBox }, ...shapes.map((each) => shape(each, colours))),
  );

export function icon(name: string, at: Point, size: number): SvgNode {
  return svg('use', { href: `#${idOf(name)}`, x: at.x, y: at.y, width: size, height: size });
}

function shape({ tag, attributes, children }: SvgShape, colours: Palette): SvgNode {
  const own = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      value === 'ink' || value === 'canvas' ? colours[value] : value,
    ]),
  );
  return svg(tag, own, ...children.map((each) => shape(each, colours)));
}
