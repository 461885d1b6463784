import type { EnvironmentKey } from '../environment.ts';
import type { Standing } from './standing.ts';

export const ONLY = ['attention', 'favourites'] as const;
export type Only = (typeof ONLY)[number];

/** Which environments the overview shows; absent is all. */
export type OverviewFilter = { readonly q?: string; readonly only?: Only };

const LONGEST = 100;

/** The address's parameters as a filter; what it does not know is left out. */
export function overviewFilter(query: Readonly<Record<string, unknown>>): OverviewFilter {
  const q = typeof query.q === 'string' ? query.q.trim().slice(0, LONGEST) : '';
  const only = ONLY.find((each) => each === query.only);
  return { ...(q === '' ? {} : { q }), ...(only ? { only } : {}) };
}

export const isFilteredOverview = ({ q, only }: OverviewFilter): boolean =>
  q !== undefined || only !== undefined;

/** Whether an environment fits: each typed word is in its name or its system's title. Unknown is no health, so it needs attention. */
export function fitsOverview(
  { q, only }: OverviewFilter,
  { key, systemTitle, verdict }: Standing,
  favourites: readonly EnvironmentKey[],
): boolean {
  if (only === 'attention' && verdict === 'healthy') return false;
  if (only === 'favourites' && !favourites.includes(key)) return false;
  const name = `${key} ${systemTitle}`.toLowerCase();
  return (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}
