/** What an address of the cost page may choose: a month, the free tier, what it is compared with and by what, ticks, rows. */
const NAMES = ['month', 'free', 'with', 'by', 'if', 'n'] as const;
type Name = (typeof NAMES)[number];
export type CostChosen = { readonly [name in Name]?: string | undefined };

/** @param query of the address; what is said twice, or is no choice of this page, is dropped. */
export const costChosen = (query: Readonly<Record<string, string | string[] | undefined>>): CostChosen =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

/** The address with some of it chosen otherwise; whatever else was chosen stays. Undefined or empty takes a choice back. */
export function costAddress(now: CostChosen, change: CostChosen): string {
  const all = { ...now, ...change };
  return `?${new URLSearchParams(NAMES.flatMap((name) => (all[name] ? [[name, all[name]]] : [])))}`;
}
