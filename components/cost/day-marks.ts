export const GROUP_COLOURS = [1, 2, 3, 4, 6].map((each) => `var(--c${each})`);

/** A run that began on a day of the month. */
export type DayMark = { readonly day: number; readonly number: number };

/** Runs of one day, or of several whose labels have no room side by side. Places are pixels, `x` the middle of the text. */
export type DayLabel = {
  readonly days: readonly number[];
  readonly label: string;
  readonly x: number;
  readonly row: number;
};

type Plot = { readonly left: number; readonly right: number; readonly middleOf: (day: number) => number };

/** Widest digit of the axis font, what keeps two labels apart, and how many rows there is room for. */
const LETTER = 6.5;
const APART = 6;
const ROWS = 2;

/** `#4` or `#4–7` over its day, a row higher where the one before stands in the way; none over another, none past an edge. */
export function labelsByDay(marks: readonly DayMark[], plot: Plot): readonly DayLabel[] {
  const found: DayLabel[] = [];
  const all = [...new Set(marks.map(({ day }) => day))].toSorted((a, b) => a - b);
  for (const day of all) {
    let days: readonly number[] = [day];
    for (;;) {
      const theirs = marks.filter((mark) => days.includes(mark.day));
      const label = placed(days, theirs, plot);
      const row = Array.from({ length: ROWS }, (_, each) => each).find((each) => isFree(found, label, each));
      if (row !== undefined) {
        found.push({ ...label, row });
        break;
      }
      // Nothing is in the way of the last one left.
      days = [...(found.pop()?.days ?? []), ...days];
    }
  }
  return found;
}

function placed(days: readonly number[], marks: readonly DayMark[], plot: Plot): Omit<DayLabel, 'row'> {
  const numbers = marks.map(({ number }) => number);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const label = low === high ? `#${low}` : `#${low}–${high}`;
  const half = (label.length * LETTER) / 2;
  const middle = (plot.middleOf(days[0] ?? 0) + plot.middleOf(days.at(-1) ?? 0)) / 2;
  return { days, label, x: Math.max(plot.left + half, Math.min(middle, plot.right - half)) };
}

const isFree = (found: readonly DayLabel[], { label, x }: Omit<DayLabel, 'row'>, row: number): boolean =>
  found.every(
    (each) =>
      each.row !== row || Math.abs(each.x - x) >= ((each.label.length + label.length) * LETTER) / 2 + APART,
  );

/** Days of a month like `2026-11`. */
export const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
