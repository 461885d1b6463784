import type { Box } from '#lib/domain/graph/scene.ts';
import { type SvgNode, svg } from './draw/svg.ts';

export type Vertex = {
  readonly id: string | undefined;
  readonly parent: string | undefined;
  readonly value: string;
  readonly style: string;
  readonly box: Box;
};

export const vertex = ({ box, ...cell }: Vertex): SvgNode =>
  svg(
    'mxCell',
    { ...cell, vertex: 1 },
    svg('mxGeometry', { x: box.x, y: box.y, width: box.width, height: box.height, as: 'geometry' }),
  );
