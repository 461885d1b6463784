import { crossingsOf } from '../crossings.ts';
import type { Positions } from '../positions.ts';
import type { Arranged, Arrangements } from './arrange.ts';
import type { Columns } from './place.ts';

/** What a crossing weighs against the cost of an arrangement. */
const CROSSING = 900;
/** Arrangements to draw the lines of, times the square of the blocks: it takes longer the more there are. */
const LOOKS = 6_400;

type Wired = {
  readonly columns: Columns;
  readonly laid: Positions;
  readonly crossings: number;
  readonly total: number;
};

/**
 * The lines of the arrangement that is compact and crosses few of them.
 * @param wire undefined where an arrangement leaves no room for its lines
 */
export function bestOf(
  { starts, near, least, blocks }: Arrangements,
  wire: (columns: Columns) => Positions | undefined,
): Positions | undefined {
  let best: Wired | undefined;
  const look = (all: readonly Arranged[]): void => {
    for (const { columns, cost } of all) {
      // None crosses fewer lines than cross inside of blocks.
      if (best && (best.crossings <= least || cost + CROSSING * least >= best.total)) return;
      const laid = wire(columns);
      if (!laid) continue;
      const crossings = crossingsOf(laid.lines);
      const total = cost + CROSSING * crossings;
      if (!best || total < best.total) best = { columns, laid, crossings, total };
    }
  };
  look(starts);
  const looks = Math.floor(LOOKS / blocks ** 2);
  if (best && looks > 0) look(near(best.columns).slice(0, looks));
  return best?.laid;
}
