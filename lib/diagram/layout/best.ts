import type { Box } from '#lib/domain/graph/scene.ts';
import type { Diagram } from '../view/types.ts';
import { apartFrom, isCrowded, placedAside } from './aside.ts';
import { lay } from './elk.ts';
import type { Variant } from './elk-graph.ts';
import { hasFrames, layFrames } from './frames/frames.ts';
import { labelOn } from './label-spot.ts';
import { routeLater } from './later.ts';
import { obstaclesFor } from './obstacles.ts';
import type { Positions } from './positions.ts';
import { lightFirst } from './reorder.ts';
import { scoreOf } from './score.ts';
import { type Sized, sized } from './sized.ts';
import { straighten } from './straighten.ts';

const TRIES: readonly Variant[] = [
  { order: 'light-first', seed: 1, tight: true },
  { order: 'free', seed: 1, tight: true },
  { order: 'light-first', seed: 1 },
  { order: 'free', seed: 1 },
  { order: 'path', seed: 1 },
  { order: 'free', seed: 2 },
];

/** For frames of which the usual tries make a strip. */
const COLUMN: Variant = { order: 'free', seed: 1, tight: true, column: true };

/** The others are for a picture that none of these draws without a fault. */
const FIRST_TRIES = 4;

/** Above this a try takes long, and the order given crosses many more lines than the one that ELK finds. */
const MANY = 40;
const LARGE_TRIES: readonly Variant[] = [
  { order: 'free', seed: 1 },
  { order: 'free', seed: 2 },
  { order: 'light-first', seed: 1 },
  { order: 'path', seed: 1 },
];

/** One layout of a diagram, by the name of its variant. */
export type Try = { readonly variant: string; readonly laid: Positions };

/** Tries from the best down; fewer when the picture is large. Always the same ones for the same diagram. */
export async function triesOf(given: Diagram, from = 0, to = many(given)): Promise<readonly Try[]> {
  const found: Scored[] = [];
  const tries = given.nodes.length > MANY ? LARGE_TRIES : TRIES;
  for (const [index, variant] of tries.slice(from, to).entries()) {
    // Frames have a layout of their own; where it finds no way, all containers are laid out as one.
    const made = await tryOf(given, variant, from + index === 0 && hasFrames(given));
    found.push(made);
    if (made.clean) break;
  }
  const packed = found.filter(({ variant }) => variant !== FRAMES);
  const isFramed = given.containers.some(({ style }) => style === 'stack');
  if (isFramed && packed.length > 0 && packed.every(({ strip }) => strip))
    found.push(await tryOf(given, COLUMN, false));
  return found.toSorted((a, b) => a.total - b.total);
}

type Scored = Try & { readonly total: number; readonly strip: boolean; readonly clean: boolean };

async function tryOf(given: Diagram, variant: Variant, inFrames: boolean): Promise<Scored> {
  const whole = variant.order === 'light-first' ? lightFirst(given) : given;
  const parted = await laidOut(whole, apartFrom(whole), variant, inFrames);
  // A frame that grew for them lies on its neighbour: then they get a row of their own after all.
  const { diagram, parts, laid } = isCrowded(whole, parted.laid)
    ? await laidOut(whole, { rest: whole, apart: [] }, variant, inFrames)
    : parted;
  const { total, strip, crossings, jogs, overlaps, unsaid, beyond } = scoreOf(diagram, parts, laid);
  const clean = crossings + jogs + overlaps + unsaid + beyond === 0;
  return { variant: inFrames ? FRAMES : nameOf(variant), laid, total, strip, clean };
}

/** All of a diagram; `apart` are placed where the rest leaves room. */
async function laidOut(
  whole: Diagram,
  { rest: diagram, apart }: ReturnType<typeof apartFrom>,
  variant: Variant,
  inFrames: boolean,
) {
  const parts = sized(diagram);
  const raw = inFrames
    ? await layFrames(diagram, parts)
    : routeLater(diagram, parts, await lay(diagram, parts, variant));
  const said = labelled(diagram, parts, straighten(diagram, parts, raw));
  return { diagram, parts, laid: placedAside(whole, sized(whole), said, apart) };
}

/** Name of the layout that frames have of their own. */
const FRAMES = 'frames';

const nameOf = ({ order, seed, tight, column }: Variant): string =>
  `${order} ${seed}${tight ? ' tight' : ''}${column ? ' column' : ''}`;

/** Words that the layout left out, each on a free piece of its line. */
function labelled(diagram: Diagram, parts: Sized, laid: Positions): Positions {
  const labels = new Map(laid.labels);
  for (const edge of diagram.edges) {
    if (edge.label === undefined || labels.has(edge.id) || diagram.cards) continue;
    const obstacles = obstaclesFor(edge, diagram, parts, { ...laid, labels });
    const label = labelOn(edge, laid.lines, parts, [...obstacles, ...borders(diagram, laid)]);
    if (label) labels.set(edge.id, label);
  }
  return { ...laid, labels };
}

/** Words lie beside the border of a frame, not on it. */
const borders = (diagram: Diagram, { boxes }: Positions): readonly Box[] =>
  diagram.containers.flatMap(({ id }) => {
    const box = boxes.get(id);
    if (!box) return [];
    const side = { y: box.y, width: 6, height: box.height };
    return [
      { ...side, x: box.x - 3 },
      { ...side, x: box.x + box.width - 3 },
    ];
  });

/** A picture without containers is laid out in one pass, which leaves time for two. */
function many({ nodes, containers }: Diagram): number {
  if (nodes.length <= MANY) return FIRST_TRIES;
  return containers.length === 0 ? 2 : 1;
}
