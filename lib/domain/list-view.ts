import { FILTERS } from './deploy/history.ts';
import type { Instant } from './time.ts';

export const LISTS = ['overview', 'deploys', 'resources', 'audit'] as const;
export type ListName = (typeof LISTS)[number];

/** How somebody filtered and sorted a list, kept by name for themselves. */
export type ListView = {
  readonly id: string;
  readonly list: ListName;
  readonly name: string;
  /** Parameters of the list's address, as `viewQuery` writes them. */
  readonly query: string;
  readonly createdAt: Instant;
};

export const LONGEST_LIST_VIEW_NAME = 60;
/** Of one person in one list. */
export const MOST_LIST_VIEWS = 30;

/** What of an address is a view: filters and order, never the page or what stands open. */
const KEPT: Readonly<Record<ListName, readonly string[]>> = {
  overview: ['view', 'q', 'only'],
  deploys: FILTERS,
  resources: ['q', 'owner', 'type', 'state', 'sort'],
  audit: ['actor', 'action', 'target', 'outcome', 'from', 'to'],
};
const LONGEST = 200;

/** The part of an address that a view keeps, in one order; empty for the list as it is. */
export function viewQuery(list: ListName, address: Readonly<Record<string, unknown>>): string {
  const kept = KEPT[list].flatMap((name): [string, string][] => {
    const value = address[name];
    return typeof value === 'string' && value !== '' && value.length <= LONGEST ? [[name, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}
