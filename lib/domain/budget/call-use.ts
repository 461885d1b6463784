import { hasListPrice } from './priced.ts';
import { type BudgetPage, countsCacheHits, pageOf } from './purpose.ts';

/** What a process asked of one API for one purpose. */
export type CallUse = {
  readonly process: string;
  readonly api: string;
  readonly purpose: string;
  readonly calls: number;
  readonly throttles: number;
  readonly failures: number;
  readonly cacheHits: number;
  readonly costUsd: number;
};

/** Sums of some of the use. What nobody counts or prices is absent, never zero. */
export type UseSum = {
  readonly calls: number;
  readonly throttles: number;
  readonly failures: number;
  /** Absent: no answer is kept for any of these purposes. */
  readonly cacheHits?: number;
  /** US dollars of the calls that have a list price; absent: none has. */
  readonly costUsd?: number;
  /** Calls that AWS bills by what a call does not tell. */
  readonly unpricedCalls: number;
};

export type PageUse = UseSum & {
  /** Absent: the purpose was not recorded. */
  readonly page?: BudgetPage;
  readonly purposes: readonly (UseSum & { readonly purpose: string })[];
};

export type ProcessUse = UseSum & { readonly process: string };
export type ApiUse = UseSum & { readonly process: string; readonly api: string };

/** By the page that shows what was read, most calls first; what was not recorded is a row of its own. */
export const callsByPage = (use: readonly CallUse[]): readonly PageUse[] =>
  grouped(
    use,
    ({ purpose }) => pageOf(purpose),
    (page, own) => ({
      ...(page === undefined ? {} : { page }),
      purposes: grouped(
        own,
        ({ purpose }) => purpose,
        (purpose) => ({ purpose }),
      ),
    }),
  );

export const callsByProcess = (use: readonly CallUse[]): readonly ProcessUse[] =>
  grouped(
    use,
    ({ process }) => process,
    (process) => ({ process }),
  );

export const callsByApi = (use: readonly CallUse[]): readonly ApiUse[] =>
  callsByProcess(use)
    .flatMap(({ process }) =>
      grouped(
        use.filter((each) => each.process === process),
        ({ api }) => api,
        (api) => ({ process, api }),
      ),
    )
    .toSorted((a, b) => b.calls - a.calls);

export function sumOfCalls(use: readonly CallUse[]): UseSum {
  const sum = (of: readonly CallUse[], pick: 'calls' | 'throttles' | 'failures' | 'cacheHits' | 'costUsd') =>
    of.reduce((total, each) => total + each[pick], 0);
  const cached = use.filter(({ purpose }) => countsCacheHits(purpose));
  const priced = use.filter(({ api }) => hasListPrice(api));
  return {
    calls: sum(use, 'calls'),
    throttles: sum(use, 'throttles'),
    failures: sum(use, 'failures'),
    ...(cached.length === 0 ? {} : { cacheHits: sum(cached, 'cacheHits') }),
    ...(priced.length === 0 ? {} : { costUsd: sum(priced, 'costUsd') }),
    unpricedCalls: sum(use, 'calls') - sum(priced, 'calls'),
  };
}

/** One sum a key, most calls first. */
const grouped = <Key, About>(
  use: readonly CallUse[],
  keyOf: (each: CallUse) => Key,
  about: (key: Key, own: readonly CallUse[]) => About,
): readonly (UseSum & About)[] =>
  [...Map.groupBy(use, keyOf)]
    .map(([key, own]) => ({ ...sumOfCalls(own), ...about(key, own) }))
    .toSorted((a, b) => b.calls - a.calls);
