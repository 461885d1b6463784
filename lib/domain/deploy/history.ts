import type { EnvironmentKey } from '../environment.ts';
import type { RequestedRun } from './deployment.ts';
import { type Lane, RUN_STATES, type RunState } from './run.ts';

/** What of the history is wanted; absent is everything. */
export type HistoryFilter = {
  readonly system?: string;
  readonly environment?: EnvironmentKey;
  readonly lane?: Lane;
  readonly component?: string;
  readonly state?: RunState;
  readonly who?: string;
  /** Cursor: only runs with a lower number. */
  readonly before?: number;
};

/** Runs of one page. */
export const HISTORY_PAGE = 40;

/** Newest first. `next` is the cursor of the page after; absent on the last one. */
export type HistoryPage = { readonly runs: readonly RequestedRun[]; readonly next?: number };

export const FILTERS = ['system', 'environment', 'component', 'lane', 'state', 'who'] as const;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address's parameters as a filter; what is no lane, state, name or number is left out. */
export function historyFilter(query: Query): HistoryFilter {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' && value !== '' && value.length <= 100 ? value : undefined;
  };
  const system = text('system');
  const environment = text('environment');
  const lane = (['infrastructure', 'application'] as const).find((each) => each === text('lane'));
  const component = text('component');
  const state = RUN_STATES.find((each) => each === text('state'));
  const who = text('who');
  const before = Number(text('before'));
  return {
    ...(system ? { system } : {}),
    ...(environment && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(environment)
      ? { environment: environment as EnvironmentKey }
      : {}),
    ...(lane ? { lane } : {}),
    ...(component ? { component } : {}),
    ...(state ? { state } : {}),
    ...(who ? { who } : {}),
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  };
}

/** The parameters that lead to the next page of the same filter. */
export function nextPageQuery(filter: HistoryFilter, next: number): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (filter[name]) query.set(name, filter[name]);
  query.set('before', String(next));
  return query.toString();
}

export const isFiltered = (filter: HistoryFilter): boolean =>
  FILTERS.some((name) => filter[name] !== undefined);
