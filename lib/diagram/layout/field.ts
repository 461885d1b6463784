import type { Box } from '#lib/domain/graph/scene.ts';
import type { Segment } from './lines.ts';

/** What a line has to find its way through. */
export type Field = {
  /** What a line may not enter. */
  readonly obstacles: readonly Box[];
  /** Lines that are there already. */
  readonly lines: readonly Segment[];
};
