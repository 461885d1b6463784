import type { Box, Point } from '#lib/domain/graph/scene.ts';
import { meet } from '../boxes.ts';
import { segments } from '../lines.ts';
import type { LabelBox } from '../positions.ts';
import type { Sized } from '../sized.ts';
import type { Line } from './lines.ts';
import { labelWidth } from './widths.ts';

/** Level room that a label leaves free on its piece, px. */
const AIR = 14;
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/** Words of lines, each on the longest level piece where nothing else is; a line without one goes without. */
export function labelsOf(
  lines: readonly Line[],
  drawn: ReadonlyMap<string, readonly Point[]>,
  taken: readonly Box[],
  parts: Sized,
): ReadonlyMap<string, LabelBox> {
  const labels = new Map<string, LabelBox>();
  const walls = [...drawn].map(([id, points]) => ({ id, boxes: segments(points).map(wall) }));
  for (const { edge } of lines) {
    if (edge.label === undefined) continue;
    const width = labelWidth(edge, parts);
    const { height } = parts.edgeLabel(edge.label);
    const foreign = walls.filter((each) => each.id !== edge.id).flatMap((each) => each.boxes);
    const spots = levels(drawn.get(edge.id) ?? []).flatMap(({ left, right, y }): Box[] =>
      right - left < width + AIR
        ? []
        : SHARES.map((share) => ({
            x: left + AIR / 2 + (right - left - width - AIR) * share,
            y: y - height / 2,
            width,
            height,
          })),
    );
    const spot = spots.find(
      (each) => ![...taken, ...labels.values(), ...foreign].some((box) => meet(box, each)),
    );
    if (spot) labels.set(edge.id, { text: edge.label, ...spot });
  }
  return labels;
}

/** Level pieces, the longest first. */
const levels = (points: readonly Point[]) =>
  segments(points)
    .filter(({ a, b }) => a.y === b.y)
    .map(({ a, b }) => ({ left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), y: a.y }))
    .toSorted((p, q) => q.right - q.left - (p.right - p.left));

const wall = ({ a, b }: { a: Point; b: Point }): Box => ({
  x: Math.min(a.x, b.x) - 1,
  y: Math.min(a.y, b.y) - 1,
  width: Math.abs(a.x - b.x) + 2,
  height: Math.abs(a.y - b.y) + 2,
});
