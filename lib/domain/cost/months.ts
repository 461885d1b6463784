/** Which month a cost page shows, and which others can be asked for. */
export type MonthChoice = {
  /** `2026-10`; undefined: nothing was ever read and no month was asked for. */
  readonly shown?: string;
  /** `current`: still running, as far as it was read. `not-kept`: nobody read its cost. */
  readonly state: 'current' | 'earlier' | 'not-kept';
  /** The nearest months of which something is known. */
  readonly previous?: string;
  readonly next?: string;
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/**
 * @param asked of the address; what is no month asks for the current one.
 * @param kept months that are stored.
 * @param current the month of the newest reading; undefined before the first.
 */
export function chooseMonth(
  asked: string | undefined,
  kept: readonly string[],
  current: string | undefined,
): MonthChoice {
  const known = [...new Set([...kept, ...(current === undefined ? [] : [current])])].toSorted();
  const shown = asked !== undefined && MONTH.test(asked) ? asked : current;
  const newest = known.at(-1);
  if (shown === undefined) return { state: 'current', ...(newest ? { previous: newest } : {}) };
  const previous = known.findLast((each) => each < shown);
  const next = known.find((each) => each > shown);
  return {
    shown,
    state: shown === current ? 'current' : known.includes(shown) ? 'earlier' : 'not-kept',
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}
