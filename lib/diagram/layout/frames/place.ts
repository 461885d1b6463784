import type { Box } from '#lib/domain/graph/scene.ts';
import type { Inside } from './inside.ts';

/** Room for what runs up and down between columns, and between two blocks of a row, px. */
const GUTTER = 68;
const BESIDE = 48;
/** Room between two rows of a column. */
const BELOW = 38;
/** Blocks share a row when neither is higher than the other by more than this. */
const ALIKE = 2.5;
/** A column grows by this for a row that nearly fits. */
const SLACK = 1.06;

/** Blocks of each column, in reading order: as many side by side as the column is wide. */
export type Columns = readonly (readonly Inside[])[];

export type Spots = ReadonlyMap<Inside, Box>;

/**
 * Each block in its place; frames of a row fill the column and are as high as the highest of them.
 * @param room more between them, px, where lines need it
 */
export function spotsOf(columns: Columns, room = 0): Spots {
  const spots = new Map<Inside, Box>();
  let x = 0;
  for (const blocks of columns) {
    if (blocks.length === 0) continue;
    const rows = rowsOf(blocks, SLACK * Math.max(...blocks.map((each) => each.box.width)));
    const wide = Math.max(...rows.map((row) => widthOf(row) + (row.length - 1) * room));
    let y = 0;
    for (const row of rows) {
      const height = Math.max(...row.map((each) => each.box.height));
      const frames = row.filter((each) => each.block.frame);
      const spare = (wide - widthOf(row) - (row.length - 1) * room) / Math.max(1, frames.length);
      let left = x;
      for (const each of row) {
        const { frame } = each.block;
        const width = each.box.width + (frame ? spare : 0);
        spots.set(each, { x: left, y, width, height: frame ? height : each.box.height });
        left += width + BESIDE + room;
      }
      y += height + BELOW + room;
    }
    x += wide + GUTTER + room;
  }
  return spots;
}

function rowsOf(blocks: readonly Inside[], wide: number): readonly (readonly Inside[])[] {
  const rows: Inside[][] = [];
  for (const each of blocks) {
    const row = rows.at(-1);
    const fits = row && widthOf([...row, each]) <= wide && row.every((other) => alike(other, each));
    if (fits) row.push(each);
    else rows.push([each]);
  }
  return rows;
}

const widthOf = (row: readonly Inside[]): number =>
  row.reduce((sum, each) => sum + each.box.width + BESIDE, -BESIDE);

function alike(one: Inside, two: Inside): boolean {
  const [a, b] = [one.box.height, two.box.height];
  return Math.max(a, b) <= ALIKE * Math.min(a, b);
}
