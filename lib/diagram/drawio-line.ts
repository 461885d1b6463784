import type { Box, Point, SceneEdge } from '#lib/domain/graph/scene.ts';
import type { Palette } from './draw/palette.ts';
import { rounded, type SvgNode, svg, toText } from './draw/svg.ts';
import { edgeStyle } from './drawio-styles.ts';

export type LinePlace = {
  readonly id: string;
  /** The layer: corners count from its origin. */
  readonly parent: string;
  /** Cell and box of each part of the scene. */
  readonly ids: ReadonlyMap<string, string>;
  readonly boxes: ReadonlyMap<string, Box>;
};

/** A line tied to both ends, through the corners that the layout gave it. */
export function lineCell(edge: SceneEdge, { id, parent, ids, boxes }: LinePlace, colours: Palette): SvgNode {
  const ends = {
    ...end('exit', edge.points[0], boxes.get(edge.from)),
    ...end('entry', edge.points.at(-1), boxes.get(edge.to)),
  };
  const corners = edge.points.slice(1, -1).map(({ x, y }) => svg('mxPoint', { x, y }));
  const words = [edge.step, edge.label?.text].filter((each) => each !== undefined).join(' · ');
  return svg(
    'mxCell',
    {
      id,
      parent,
      value: toText(words),
      style: edgeStyle(edge, ends, colours),
      source: ids.get(edge.from),
      target: ids.get(edge.to),
      edge: 1,
    },
    svg(
      'mxGeometry',
      { x: labelAt(edge), relative: 1, as: 'geometry' },
      corners.length === 0 ? undefined : svg('Array', { as: 'points' }, ...corners),
    ),
  );
}

/** Where a line leaves or enters, as shares of the box: it stays there when the box is moved. */
function end(name: 'exit' | 'entry', at: Point | undefined, box: Box | undefined): Record<string, number> {
  if (!at || !box) return {};
  return {
    [`${name}X`]: rounded((at.x - box.x) / box.width),
    [`${name}Y`]: rounded((at.y - box.y) / box.height),
    [`${name}Perimeter`]: 0,
  };
}

/** −1 is the line's start, 1 its end. */
function labelAt({ points, label }: SceneEdge): number {
  if (!label) return 0;
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  let [length, best, nearest] = [0, 0, Number.POSITIVE_INFINITY];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const whole = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const along = ((middle.x - from.x) * (to.x - from.x) + (middle.y - from.y) * (to.y - from.y)) / whole;
    const near = Math.min(Math.max(along, 0), whole);
    const at = {
      x: from.x + ((to.x - from.x) * near) / whole,
      y: from.y + ((to.y - from.y) * near) / whole,
    };
    const distance = Math.hypot(middle.x - at.x, middle.y - at.y);
    if (distance < nearest) [nearest, best] = [distance, length + near];
    length += whole;
  }
  return length === 0 ? 0 : rounded((2 * best) / length - 1);
}
