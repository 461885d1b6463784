import type { Box, Point } from '#lib/domain/graph/scene.ts';
import { straightened } from '../lines.ts';
import type { LabelBox, Positions } from '../positions.ts';
import type { Blocks } from './blocks.ts';
import { wayOf } from './group.ts';
import type { Spots } from './place.ts';

/** Everything where it is in the picture; a line between blocks is its part in the one, between, and in the other. */
export function together(
  spots: Spots,
  { between, blockOf }: Blocks,
  ways: ReadonlyMap<string, readonly Point[]>,
  outer: ReadonlyMap<string, Box>,
): Positions {
  const boxes = new Map(outer);
  const lines = new Map<string, readonly Point[]>();
  const labels = new Map<string, LabelBox>();
  const parts = new Map<string, readonly Point[]>();
  for (const [{ block, box: own, laid, ways }, spot] of spots) {
    const moved = <T extends Point>(each: T): T => ({
      ...each,
      x: each.x + spot.x - own.x,
      y: each.y + spot.y - own.y,
    });
    if (block.frame) boxes.set(block.id, spot);
    for (const { id } of block.nodes) {
      const box = laid.boxes.get(id);
      if (box) boxes.set(id, moved(box));
    }
    for (const [id, label] of laid.labels) labels.set(id, moved(label));
    for (const [id, line] of laid.lines) lines.set(id, line.map(moved));
    for (const [id, line] of ways) parts.set(id, line.map(moved));
  }
  for (const edge of between) {
    const [out, way, into] = [parts.get(wayOf(edge, true)), ways.get(edge.id), parts.get(wayOf(edge, false))];
    if (out && way && into && blockOf.has(edge.from))
      lines.set(edge.id, straightened([...out, ...way, ...into]));
  }
  return { boxes, lines, labels };
}
