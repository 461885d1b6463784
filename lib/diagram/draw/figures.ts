import type { Box, Scene, SceneEdge } from '#lib/domain/graph/scene.ts';
import type { Palette } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Where on its line a figure stands, and how much of it there is room for. */
type FigureSpot = Box & { readonly text: string };

const HEIGHT = 18;
const PADDING = 12;
/** Of the line that still shows at both ends of a figure, px. */
const SHOWS = 22;
/** Where along a piece to try: the middle first. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/**
 * A place for each line's figures: on its longest level piece with room, with as many of them as fit. On nothing that is
 * written, on no other line and on no border; a line without such a place has none: its end tells.
 */
export function figureSpots(
  scene: Scene,
  figures: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, FigureSpot> {
  const spots = new Map<string, FigureSpot>();
  const parts: Box[] = [...scene.nodes.map(({ bounds }) => bounds), ...borders(scene)];
  for (const { id, label } of scene.edges) if (label && !figures.has(id)) parts.push(label);
  for (const edge of scene.edges) {
    const words = figures.get(edge.id);
    if (!words) continue;
    const taken = [...parts, ...otherLines(scene, edge), ...spots.values()];
    const spot = placed(edge, words, taken);
    if (spot) spots.set(edge.id, spot);
  }
  return spots;
}

function placed(edge: SceneEdge, words: readonly string[], taken: readonly Box[]): FigureSpot | undefined {
  const pieces = edge.points
    .slice(1)
    .map((b, index) => ({ a: edge.points[index] ?? b, b }))
    .filter(({ a, b }) => a.y === b.y)
    .toSorted((p, q) => Math.abs(q.b.x - q.a.x) - Math.abs(p.b.x - p.a.x));
  for (let count = words.length; count > 0; count -= 1) {
    const text = words.slice(0, count).join(' · ');
    const width = textWidth(text) + PADDING;
    for (const { a, b } of pieces) {
      const room = Math.abs(b.x - a.x) - 2 * SHOWS - width;
      if (room < 0) continue;
      for (const share of SHARES) {
        const x = Math.min(a.x, b.x) + SHOWS + room * share;
        const spot = { text, x, y: a.y - HEIGHT / 2, width, height: HEIGHT };
        if (!taken.some((box) => meet(box, spot))) return spot;
      }
    }
  }
  return undefined;
}

const meet = (one: Box, two: Box): boolean =>
  one.x < two.x + two.width &&
  two.x < one.x + one.width &&
  one.y < two.y + two.height &&
  two.y < one.y + one.height;

const THIN = 2;

/** Both upright sides of each frame, and its title. */
const borders = ({ containers }: Scene): readonly Box[] =>
  containers.flatMap(({ box, title }) => [
    { x: box.x - THIN, y: box.y, width: 2 * THIN, height: box.height },
    { x: box.x + box.width - THIN, y: box.y, width: 2 * THIN, height: box.height },
    { x: box.x, y: box.y, width: title.x - box.x + title.width, height: 24 },
  ]);

/** What other lines run along, but for those of its own trunk, on which it stands too. */
const otherLines = ({ edges }: Scene, edge: SceneEdge): readonly Box[] =>
  edges
    .filter(({ id }) => id !== edge.id)
    .flatMap(({ points }) =>
      points.slice(1).map((b, index) => {
        const a = points[index] ?? b;
        return {
          ...{ x: Math.min(a.x, b.x) - THIN, y: Math.min(a.y, b.y) - THIN },
          ...{ width: Math.abs(a.x - b.x) + 2 * THIN, height: Math.abs(a.y - b.y) + 2 * THIN },
        };
      }),
    );

/** The figures of a line in its own colour, on a piece of canvas that interrupts it. */
export function drawnFigure(
  spot: FigureSpot,
  colour: string,
  colours: Palette,
  extra: Readonly<Record<string, string>>,
): SvgNode {
  return svg(
    'g',
    { ...extra, class: 'dg-words' },
    svg('rect', { x: spot.x, y: spot.y + 1, width: spot.width, height: HEIGHT - 2, fill: colours.canvas }),
    svg(
      'text',
      {
        ...{ x: spot.x + spot.width / 2, y: spot.y + 12.8, 'text-anchor': 'middle' },
        ...{ 'font-size': 11, 'font-weight': 500, fill: colour },
      },
      spot.text,
    ),
  );
}
