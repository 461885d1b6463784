import type { Box, SceneNode } from '#lib/domain/graph/scene.ts';
import type { Palette } from './draw/palette.ts';
import { type SvgNode, svg } from './draw/svg.ts';
import { cardStyle, nodeStyle } from './drawio-styles.ts';

export type Vertex = {
  readonly id: string | undefined;
  readonly parent: string | undefined;
  readonly value: string;
  readonly style: string;
  readonly box: Box;
  readonly connectable?: 0;
};

export const vertex = ({ box, ...cell }: Vertex): SvgNode =>
  svg(
    'mxCell',
    { ...cell, vertex: 1 },
    svg('mxGeometry', { x: box.x, y: box.y, width: box.width, height: box.height, as: 'geometry' }),
  );

/** An icon with its label under it; a card is a cell with the label beside the icon, which moves along with it. */
export function nodeVertices(
  { tile, ...node }: SceneNode,
  cell: Omit<Vertex, 'style'>,
  colours: Palette,
): readonly SvgNode[] {
  if (!tile) return [vertex({ ...cell, style: nodeStyle(node, colours) })];
  const icon = {
    id: `${cell.id}-icon`,
    parent: cell.id,
    value: '',
    connectable: 0,
    style: nodeStyle(node, colours),
    box: { ...tile, x: tile.x - node.box.x, y: tile.y - node.box.y },
  } as const;
  return [vertex({ ...cell, style: cardStyle(colours) }), vertex(icon)];
}
