import type { WatchFigures, WatchMinute } from './release-watch.ts';

type Measured = {
  /** One value a minute that was measured, in any order; the three need not be of the same minutes. */
  readonly requests: readonly number[];
  readonly errors: readonly number[];
  /** Milliseconds. */
  readonly p95: readonly number[];
};

/**
 * Minutes in one figure. CloudWatch's percentiles of minutes cannot be added, so the middle minute's stands for all: one cold
 * start does not make a release slow. What breaks late is told by `slowestMinute`.
 *
 * @returns no `p95` where no minute has one
 */
export function foldedMinutes({ requests, errors, p95 }: Measured): WatchFigures {
  const middle = p95.toSorted((a, b) => a - b)[Math.floor(p95.length / 2)];
  return {
    requests: sum(requests),
    errors: sum(errors),
    ...(middle === undefined ? {} : { p95: middle }),
  };
}

export const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** A minute and its p95 in milliseconds. */
export type SlowMinute = Pick<WatchMinute, 'at'> & { readonly p95: number };

/** The minute with the highest p95, the first of equal ones; undefined where none was measured. */
export const slowestMinute = (minutes: readonly WatchMinute[]): SlowMinute | undefined =>
  minutes
    .flatMap(({ at, p95 }) => (p95 === undefined ? [] : [{ at, p95 }]))
    .reduce<SlowMinute | undefined>((most, each) => (most && most.p95 >= each.p95 ? most : each), undefined);
