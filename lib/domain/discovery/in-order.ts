import type { Join, Part } from './proposal.ts';

/** A part, and what leads to it from the one before it in a picture. */
export type OrderedPart = { readonly part: Part; readonly by: readonly Join[] };

/**
 * Parts so that whoever gives stands before whoever takes, else as they came; a circle stays as it came.
 * `by` are joins from the part before; those over a longer way are in `others`.
 */
export function inOrder(
  parts: readonly Part[],
  joins: readonly Join[],
): { readonly parts: readonly OrderedPart[]; readonly others: readonly Join[] } {
  const left = [...parts];
  const placed: Part[] = [];
  while (left.length > 0) {
    const waits = (part: Part) =>
      joins.some(({ from, to }) => to === part.name && left.some((each) => each.name === from));
    const last = placed.at(-1)?.name;
    const free = left.filter((part) => !waits(part));
    const follows = free.find((part) => joins.some(({ from, to }) => from === last && to === part.name));
    const next = follows ?? free[0] ?? left[0];
    if (!next) break;
    placed.push(next);
    left.splice(left.indexOf(next), 1);
  }
  const drawn = placed.map((part, index): OrderedPart => {
    const before = placed[index - 1]?.name;
    return { part, by: joins.filter(({ from, to }) => from === before && to === part.name) };
  });
  const shown = new Set(drawn.flatMap(({ by }) => by));
  return { parts: drawn, others: joins.filter((each) => !shown.has(each)) };
}
