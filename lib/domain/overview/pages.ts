import type { EnvironmentKey } from '../environment.ts';
import { rank, type Standing } from './standing.ts';
import type { View } from './views.ts';

/** What fits one page: five systems of three, a screen and a half. */
export const ONE_PAGE = 15;
/** Rows of a page where there are more: with the lists of a large portal around them 200 KB of HTML. */
export const PAGE_ROWS = 12;

/**
 * The pages of a view, at least one. What fits one page keeps the order of `portal.yaml`; of more, the pages begin with
 * what needs somebody: the worst systems, the most alarms, the dearest. On the board favourites stand before all of it, and a
 * system is never torn apart otherwise.
 */
export function pagesOf(
  standings: readonly Standing[],
  view: View,
  favourites: readonly EnvironmentKey[] = [],
): readonly (readonly Standing[])[] {
  const [starred, others] = apart(standings, ({ key }) => view === 'board' && favourites.includes(key));
  if (standings.length <= ONE_PAGE) return [[...starred, ...others]];
  if (view === 'board') return filled([starred, ...systemsByTrouble(others)]);
  const order = view === 'alarm' ? byFiring : byMonth;
  return filled(standings.toSorted(order).map((each) => [each]));
}

/** The most first, then those that cannot be read, then the quiet. */
const byFiring = (a: Standing, b: Standing): number => weight(b) - weight(a);
const weight = ({ firing }: Standing): number => (firing === undefined ? 0.5 : firing);

/** Without a figure there is no place in the order: last. */
const byMonth = (a: Standing, b: Standing): number => (b.monthUsd ?? -1) - (a.monthUsd ?? -1);

function systemsByTrouble(standings: readonly Standing[]): readonly (readonly Standing[])[] {
  const systems = [...Map.groupBy(standings, ({ system }) => system).values()];
  const worst = (system: readonly Standing[]) => Math.min(...system.map(rank));
  return systems.toSorted((a, b) => worst(a) - worst(b));
}

function apart<T>(all: readonly T[], first: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(first), all.filter((each) => !first(each))];
}

/** Groups into pages, whole, until a page has its rows. */
function filled(groups: readonly (readonly Standing[])[]): readonly (readonly Standing[])[] {
  const pages: Standing[][] = [];
  for (const group of groups) {
    const page = pages.at(-1);
    if (page && page.length + group.length <= PAGE_ROWS) page.push(...group);
    else pages.push([...group]);
  }
  return pages;
}

/** The page that an address asks for, within those there are; the first when it asks for none. */
export function pageNumber(text: string | undefined, pages: number): number {
  const asked = Number(text ?? 1);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
}
