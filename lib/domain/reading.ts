import type { Instant } from './time.ts';
import { elapsed } from './time.ts';
import { type Millis, millis } from './units.ts';

/** Why something could not be read. One union for every source; `lib/words` has one sentence for each. */
export type Failure =
  | {
      readonly kind: 'denied';
      /** Who refused, where it was not AWS: the roles of `portal.yaml` did. */
      readonly by?: 'portal';
      readonly principal: string;
      readonly action: string;
      readonly resource: string;
    }
  | { readonly kind: 'throttled'; readonly api: string }
  | { readonly kind: 'expired'; readonly what: string }
  | { readonly kind: 'not-found'; readonly what: string }
  /** Nothing was deployed yet, or nobody came to look: nothing says that it is not there. */
  | { readonly kind: 'not-read' }
  | { readonly kind: 'not-enabled'; readonly what: string }
  | { readonly kind: 'unavailable'; readonly cause: string }
  | { readonly kind: 'malformed'; readonly where: string };

/** A part that a ready reading lacks: the value is true without it, and says so. */
export type Missing = { readonly what: string; readonly failure: Failure };

export type Ready<T> = {
  readonly state: 'ready';
  readonly value: T;
  /** When the source said it. */
  readonly asOf: Instant;
  /** Three usual intervals; older than that is stale. */
  readonly freshFor: Millis;
  /** The API or file it came from, in the field's own name: `cloudwatch:DescribeAlarms`. */
  readonly source: string;
  readonly missing: readonly Missing[];
  /** The newest part may still change. */
  readonly provisional?: boolean;
};

export type Failed<T> = {
  readonly state: 'failed';
  readonly failure: Failure;
  /** When the first of these tries in a row failed. */
  readonly since: Instant;
  readonly tries: number;
  readonly nextTryAt?: Instant;
  readonly last?: { readonly value: T; readonly asOf: Instant };
};

/** A value with its age and source, or why there is none. Missing is not zero; denied is not empty. */
export type Reading<T> = Ready<T> | Failed<T>;

/** A reading that was never tried is `undefined`: not empty, not failed, not yet known. */
export type Known<T> = Reading<T> | undefined;

export function ready<T>(
  value: T,
  about: Pick<Ready<T>, 'asOf' | 'freshFor' | 'source'> & Partial<Pick<Ready<T>, 'missing' | 'provisional'>>,
): Ready<T> {
  return { state: 'ready', missing: [], ...about, value };
}

/**
 * The reading after one more failed try: keeps the last good value and the moment the row of failures began.
 */
export function failedAfter<T>(
  before: Reading<T> | undefined,
  failure: Failure,
  at: Instant,
  nextTryAt?: Instant,
): Failed<T> {
  const again = before?.state === 'failed' ? before : undefined;
  const last = before?.state === 'ready' ? { value: before.value, asOf: before.asOf } : before?.last;
  return {
    state: 'failed',
    failure,
    since: again?.since ?? at,
    tries: (again?.tries ?? 0) + 1,
    ...(nextTryAt === undefined ? {} : { nextTryAt }),
    ...(last === undefined ? {} : { last }),
  };
}

/** The value to show, be it current or the last good one; `undefined` when nothing was ever read. */
export function shownValue<T>(reading: Reading<T>): { value: T; asOf: Instant } | undefined {
  return reading.state === 'ready' ? { value: reading.value, asOf: reading.asOf } : reading.last;
}

export function isStale(reading: Reading<unknown>, now: Instant): boolean {
  if (reading.state === 'failed') return true;
  return elapsed(reading.asOf, now) > reading.freshFor;
}

export function mapReading<T, U>(reading: Reading<T>, change: (value: T) => U): Reading<U> {
  if (reading.state === 'ready') return { ...reading, value: change(reading.value) };
  const { last, ...rest } = reading;
  return last === undefined ? rest : { ...rest, last: { value: change(last.value), asOf: last.asOf } };
}

type Values<R extends readonly Reading<unknown>[]> = {
  -readonly [K in keyof R]: R[K] extends Reading<infer T> ? T : never;
};

/**
 * Joins readings into one that is as old as its oldest part. One failed part fails the whole; use `missing`
 * of a ready reading where a part may lack.
 */
export function combine<const R extends readonly [Reading<unknown>, ...Reading<unknown>[]], U>(
  readings: R,
  join: (...values: Values<R>) => U,
): Reading<U> {
  const failed = readings.find((each) => each.state === 'failed');
  if (failed) {
    const shown = readings.map(shownValue);
    const whole = shown.every((each) => each !== undefined);
    const { last: _, ...rest } = failed;
    if (!whole) return rest;
    const asOf = Math.min(...shown.map((each) => each.asOf)) as Instant;
    return { ...rest, last: { value: join(...(shown.map((each) => each.value) as Values<R>)), asOf } };
  }
  const all = readings.filter((each) => each.state === 'ready');
  return {
    state: 'ready',
    value: join(...(all.map((each) => each.value) as Values<R>)),
    asOf: Math.min(...all.map((each) => each.asOf)) as Instant,
    freshFor: millis(Math.min(...all.map((each) => each.freshFor))),
    source: [...new Set(all.map((each) => each.source))].join(', '),
    missing: all.flatMap((each) => each.missing),
    ...(all.some((each) => each.provisional) ? { provisional: true } : {}),
  };
}
