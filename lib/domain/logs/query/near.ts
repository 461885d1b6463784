/** Names that may have been meant: few changes away, or one begins with the other. The nearest first, at most three. */
export function nearNames(word: string, names: readonly string[]): readonly string[] {
  const asked = word.toLowerCase().slice(0, LONGEST);
  const most = Math.max(1, Math.floor(asked.length / 3));
  return names
    .map((name) => ({ name, distance: distanceOf(asked, name.toLowerCase().slice(0, LONGEST)) }))
    .filter(({ name, distance }) => distance <= most || isPartOf(asked, name.toLowerCase()))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}

const MOST = 3;
/** Longer names are compared by their beginning. */
const LONGEST = 40;

/** The last part of a dotted name is what people remember. */
const isPartOf = (asked: string, name: string): boolean =>
  asked.length >= 2 &&
  (name.startsWith(asked) || name.endsWith(`.${asked}`) || (name.length >= 3 && asked.startsWith(name)));

/** How many letters must be changed, added, taken away or exchanged with their neighbour. */
function distanceOf(a: string, b: string): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    older = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
