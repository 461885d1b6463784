/** More choices than this are not listed: a list of hundreds finds nothing faster, and a person names the one that is meant. */
export const MOST_LISTED = 60;

/** A long list begins with so many rows, and grows by as many. */
export const ROWS_STEP = 100;

/** How many rows of its lists an address asks for. */
export function rowsAsked(given: unknown): number {
  return Math.max(ROWS_STEP, Number(given) || 0);
}
