export const GROUP_COLOURS = [1, 2, 3, 4, 6].map((each) => `var(--c${each})`);

/** A run that began on a day of the month. */
export type DayMark = { readonly day: number; readonly number: number };

export type DayLabel = { readonly day: number; readonly label: string; readonly row: number };

/** One label a day: `#4` or `#4–7`; of days side by side every other one stands a row higher. */
export function labelsByDay(marks: readonly DayMark[]): readonly DayLabel[] {
  const found: DayLabel[] = [];
  for (const [day, inside] of Map.groupBy(marks, (mark) => mark.day)) {
    const numbers = inside.map(({ number }) => number);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const before = found.at(-1);
    const row = before?.row === 0 && day - before.day === 1 ? 1 : 0;
    found.push({ day, label: low === high ? `#${low}` : `#${low}–${high}`, row });
  }
  return found;
}

/** Days of a month like `2026-11`. */
export const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
