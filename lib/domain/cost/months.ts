/** Which month a cost page shows, and which others can be asked for. */
export type MonthChoice = {
  /** `2026-10`; undefined: nothing was ever read and no month was asked for. */
  readonly shown?: string;
  /** `current`: still running, as far as it was read. `billed`: its bill alone is kept. `not-kept`: nobody read its cost. */
  readonly state: 'current' | 'earlier' | 'billed' | 'not-kept';
  /** The nearest months of which something is known. */
  readonly previous?: string;
  readonly next?: string;
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Months of which something is stored, `2026-10`. */
export type KeptMonths = { readonly used: readonly string[]; readonly billed: readonly string[] };

/**
 * @param asked of the address; what is no month asks for the current one.
 * @param current the month of the newest reading; undefined before the first.
 */
export function chooseMonth(
  asked: string | undefined,
  { used, billed }: KeptMonths,
  current: string | undefined,
): MonthChoice {
  const measured = [...used, ...(current === undefined ? [] : [current])];
  const known = [...new Set([...measured, ...billed])].toSorted();
  const shown = asked !== undefined && MONTH.test(asked) ? asked : current;
  const newest = known.at(-1);
  const stateOf = (month: string) =>
    measured.includes(month) ? 'earlier' : billed.includes(month) ? 'billed' : 'not-kept';
  if (shown === undefined) return { state: 'current', ...(newest ? { previous: newest } : {}) };
  const previous = known.findLast((each) => each < shown);
  const next = known.find((each) => each > shown);
  return {
    shown,
    state: shown === current ? 'current' : stateOf(shown),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}
