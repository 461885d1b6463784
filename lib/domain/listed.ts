/** More choices than this are not listed: a list of hundreds finds nothing faster, and a person names the one that is meant. */
export const MOST_LISTED = 60;

/** How many rows of a list an address asks for: at least `step`, which is what a list begins with and grows by. */
export function rowsAsked(given: unknown, step: number): number {
  return Math.max(step, Number(given) || 0);
}
