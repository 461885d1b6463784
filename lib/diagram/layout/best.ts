import type { Diagram } from '../view/types.ts';
import { type Laid, lay } from './elk.ts';
import type { Variant } from './elk-graph.ts';
import { routeLater } from './later.ts';
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

/** Above this a try takes long, and the order given is as good as the luck of a seed. */
const MANY = 60;

/** The best of several tries; fewer when the picture is large. Always the same one for the same diagram. */
export async function bestOf(given: Diagram): Promise<Laid> {
  const tries = given.nodes.length > MANY ? TRIES.slice(0, 1) : TRIES;
  let best: { laid: Laid; total: number } | undefined;
  for (const variant of tries) {
    const diagram = variant.order === 'light-first' ? lightFirst(given) : given;
    const parts = sized(diagram);
    const raw = routeLater(diagram, parts, await lay(diagram, parts, variant));
    const laid = straighten(diagram, parts, raw);
    const { total, crossings, jogs, overlaps } = scoreOf(diagram, parts, laid);
    if (!best || total < best.total) best = { laid, total };
    if (crossings + jogs + overlaps === 0) break;
  }
  if (!best) throw new Error('no try was made');
  return best.laid;
}
