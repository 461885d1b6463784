const SHOWN = 3;
/** A longer name from an address is no name. */
const LONGEST = 80;

/** The names that differ least from what was asked for, nearest first. */
export function nearestTo(asked: string, names: readonly string[]): readonly string[] {
  const wanted = asked.slice(0, LONGEST).toLowerCase();
  return names
    .map((name) => ({ name, apart: distance(wanted, name.toLowerCase()) }))
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

/** Letters to change, add or take away until one is the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
