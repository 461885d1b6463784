import type { Diagram } from '../view/types.ts';
import { lay } from './elk.ts';
import type { Variant } from './elk-graph.ts';
import { hasFrames, layFrames } from './frames/frames.ts';
import { routeLater } from './later.ts';
import type { Positions } from './positions.ts';
import { lightFirst } from './reorder.ts';
import { scoreOf } from './score.ts';
import { sized } from './sized.ts';
import { straighten } from './straighten.ts';

const TRIES: readonly Variant[] = [
  { order: 'light-first', seed: 1 },
  { order: 'free', seed: 1 },
  { order: 'path', seed: 1 },
  { order: 'free', seed: 2 },
];

/** Above this a try takes long, and the order given crosses many more lines than the one that ELK finds. */
const MANY = 40;
const LARGE_TRIES: readonly Variant[] = [TRIES[1], TRIES[3], TRIES[0], TRIES[2]].filter(
  (each) => each !== undefined,
);

/** One layout of a diagram, by the name of its variant. */
export type Try = { readonly variant: string; readonly laid: Positions };

/** Tries from the best down; fewer when the picture is large. Always the same ones for the same diagram. */
export async function triesOf(given: Diagram, from = 0, to = many(given)): Promise<readonly Try[]> {
  const found: (Try & { readonly total: number })[] = [];
  const tries = given.nodes.length > MANY ? LARGE_TRIES : TRIES;
  for (const [index, variant] of tries.slice(from, to).entries()) {
    // Frames have a layout of their own; where it finds no way, all containers are laid out as one.
    const inFrames = from + index === 0 && hasFrames(given);
    const diagram = variant.order === 'light-first' ? lightFirst(given) : given;
    const parts = sized(diagram);
    const raw = inFrames
      ? await layFrames(diagram, parts)
      : routeLater(diagram, parts, await lay(diagram, parts, variant));
    const laid = straighten(diagram, parts, raw);
    const { total, crossings, jogs, overlaps } = scoreOf(diagram, parts, laid);
    found.push({ variant: inFrames ? 'frames' : `${variant.order} ${variant.seed}`, laid, total });
    if (crossings + jogs + overlaps === 0) break;
  }
  return found.toSorted((a, b) => a.total - b.total);
}

/** A picture without containers is laid out in one pass, which leaves time for two. */
function many({ nodes, containers }: Diagram): number {
  if (nodes.length <= MANY) return TRIES.length;
  return containers.length === 0 ? 2 : 1;
}
