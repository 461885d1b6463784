import type { Box } from '#lib/domain/graph/scene.ts';
import type { Segment } from './lines.ts';

/** What a line has to find its way through. */
export type Field = {
  /** What a line may not enter. */
  readonly obstacles: readonly Box[];
  /** Lines that are there already. */
  readonly lines: readonly Segment[];
  /** What crossing a line costs, in px of detour; 90 unless told. */
  readonly crossing?: number;
  /** Further lines to run on, where obstacles alone leave too few. */
  readonly channels?: { readonly xs: readonly number[]; readonly ys: readonly number[] };
};
