import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { DiagramEdge } from '../view/types.ts';
import { grown, meet } from './boxes.ts';
import { segments } from './lines.ts';
import type { LabelBox } from './positions.ts';
import type { Sized } from './sized.ts';

const STEP_ROOM = 24;
/** Where along a piece to try: the middle first, then further and further away from it. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/** On the longest level piece with room for it; a line without such a piece goes without words. */
export function labelOn(
  edge: DiagramEdge,
  lines: ReadonlyMap<string, readonly Point[]>,
  parts: Sized,
  obstacles: readonly Box[],
): LabelBox | undefined {
  const { label: text } = edge;
  if (text === undefined) return undefined;
  const taken = [...obstacles, ...walls(edge.id, lines)];
  const plain = parts.edgeLabel(text);
  const width = plain.width + (edge.step === undefined ? 0 : STEP_ROOM);
  const spots = segments(lines.get(edge.id) ?? [])
    .filter(({ a, b }) => a.y === b.y && Math.abs(a.x - b.x) > width + 20)
    .toSorted((p, q) => Math.abs(q.b.x - q.a.x) - Math.abs(p.b.x - p.a.x))
    .flatMap(({ a, b }) =>
      SHARES.map((share) => ({
        text,
        x: Math.min(a.x, b.x) + (Math.abs(a.x - b.x) - width) * share,
        y: a.y - plain.height / 2,
        width,
        height: plain.height,
      })),
    );
  return spots.find((spot) => !taken.some((box) => meet(box, spot)));
}

const walls = (own: string, lines: ReadonlyMap<string, readonly Point[]>): readonly Box[] =>
  [...lines]
    .filter(([id]) => id !== own)
    .flatMap(([, line]) => segments(line))
    .map(({ a, b }) => {
      const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) };
      return grown({ ...box, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }, 1);
    });
