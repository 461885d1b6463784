import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Box, Point } from '#lib/domain/graph/scene.ts';
import { corners, point, straightened } from './lines.ts';
import type { Piece, Split } from './split.ts';

export type LabelBox = Box & { readonly text: string };

/** ELK's answer, flat: where each node and container is, and how each edge runs from its source. */
export type Positions = {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  readonly labels: ReadonlyMap<string, LabelBox>;
};

export function positionsOf(root: ElkNode, split: Split): Positions {
  const boxes = new Map<string, Box>();
  const pieces = new Map<string, readonly Point[]>();
  const labels = new Map<string, LabelBox>();
  const byId = new Map(split.pieces.map((piece) => [piece.id, piece]));
  const walk = (node: ElkNode): void => {
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    boxes.set(node.id, { ...point({ x, y }), width, height });
    for (const edge of node.edges ?? []) {
      pieces.set(edge.id, corners(edge.sections));
      const piece = byId.get(edge.id);
      const [label] = edge.labels ?? [];
      if (piece && !piece.hidden && label?.text) {
        const at = point({ x: label.x ?? 0, y: label.y ?? 0 });
        labels.set(piece.edge, {
          text: label.text,
          ...at,
          width: label.width ?? 0,
          height: label.height ?? 0,
        });
      }
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(root);
  return { boxes, labels, lines: joined(split, pieces, byId) };
}

function joined(
  split: Split,
  corners: ReadonlyMap<string, readonly Point[]>,
  byId: ReadonlyMap<string, Piece>,
): ReadonlyMap<string, readonly Point[]> {
  const lines = new Map<string, readonly Point[]>();
  for (const [id, { pieces, flipped }] of split.edges) {
    const own = pieces.flatMap((each) => byId.get(each) ?? []);
    if (own.some((piece) => piece.hidden)) continue;
    const drawn = own.filter((piece) => !piece.from.anchor && !piece.to.anchor);
    const points = straightened(drawn.flatMap((piece) => corners.get(piece.id) ?? []));
    lines.set(id, flipped ? points.toReversed() : points);
  }
  return lines;
}
