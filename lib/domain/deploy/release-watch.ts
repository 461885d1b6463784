import type { Statistic } from '../metrics/series.ts';
import { type Reason, reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import { type Millis, type Ratio, ratio } from '../units.ts';

/** What an environment asks of a release once it is deployed: `afterDeploy` of `portal.yaml`. */
export type WatchRules = {
  /** In whole minutes, from the first full one. */
  readonly watch: Millis;
  /** Of a function or API before its figures are judged. */
  readonly requests: number;
  /** Share of failed requests that is too many, if it is also twice that of before. */
  readonly errorRatio: Ratio;
  /** How many times slower p95 may become. */
  readonly latency: number;
  readonly wayBack: 'automatic' | 'people';
};

export type WatchFigures = {
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds; the middle minute's stands for all (`minute-figures.ts`). */
  readonly p95?: number;
};

/** One minute of everything that the release brought; a minute without datapoints is absent. */
export type WatchMinute = WatchFigures & { readonly at: Instant };

/** A function or API of the release. */
export type WatchedPart = {
  readonly name: string;
  readonly kind: 'function' | 'api';
  /** In the quarter of an hour before the deploy. */
  readonly before: WatchFigures;
  readonly since: WatchFigures;
};

export type WatchLook = {
  readonly at: Instant;
  readonly parts: readonly WatchedPart[];
  readonly minutes: readonly WatchMinute[];
  /** Alarms of the environment that were looked at. */
  readonly alarms: number;
  /** Those that began to fire since the deploy. */
  readonly firing: readonly { readonly name: string; readonly why: string }[];
  /** What AWS did not answer: nothing is judged by it. */
  readonly unread: readonly string[];
};

/** From when to when a release is looked at. */
export type WatchSpan = Pick<ReleaseWatch, 'deployedAt' | 'from'> & { readonly now: Instant };

/** What AWS says of a release now; what it does not say is `unread`. */
export type Seen = Omit<WatchLook, 'at'>;

/** What came of a failed verification, beside its run. */
export type WayBack =
  /** Number of the run that brings back what was there. */
  | { readonly kind: 'begun'; readonly run: number; readonly to: number }
  /** People are asked: why it was not done by itself. */
  | { readonly kind: 'asked'; readonly why: Reason };

/** The watch of one run, kept where any runner can go on with it. Instants are of the database's clock. */
export type ReleaseWatch = {
  readonly deployedAt: Instant;
  /** The first full minute of the new version. */
  readonly from: Instant;
  readonly until: Instant;
  readonly rules: WatchRules;
  readonly look?: WatchLook;
  readonly ended?: { readonly at: Instant; readonly broken?: Reason };
};

/** From how many failures on a share is judged: one of twenty is no outage. */
const LEAST_ERRORS = 3;
/** Milliseconds that p95 must have grown by: twice of nothing is nothing. */
const LEAST_SLOWER = 200;

/**
 * Why a release must not stay, or undefined while nothing speaks against it.
 * @param isWayBack what was there before is what it undoes: its failures excuse none
 */
export function whatBroke(
  { parts, firing }: WatchLook,
  rules: WatchRules,
  isWayBack = false,
): Reason | undefined {
  const [alarm] = firing;
  if (alarm) return reason('watch.alarm', { name: alarm.name, why: alarm.why });
  for (const part of parts) {
    const why = tooManyErrors(part, rules, isWayBack) ?? tooSlow(part, rules);
    if (why) return why;
  }
  return undefined;
}

function tooManyErrors(
  { name, before, since }: WatchedPart,
  rules: WatchRules,
  isWayBack: boolean,
): Reason | undefined {
  if (since.requests < rules.requests || since.errors < LEAST_ERRORS) return undefined;
  const share = since.errors / since.requests;
  const earlier = isWayBack || before.requests < rules.requests ? 0 : before.errors / before.requests;
  if (share < rules.errorRatio || share < 2 * earlier) return undefined;
  const { errors, requests } = since;
  return reason('watch.errors', { name, share, errors, requests, limitShare: rules.errorRatio });
}

/** Whether a p95 in milliseconds crossed the limit of how many times slower it may become, by more than noise. */
export const isSlower = (before: number | undefined, since: number | undefined, times: number): boolean =>
  before !== undefined && since !== undefined && since >= times * before && since - before >= LEAST_SLOWER;

function tooSlow({ name, before, since }: WatchedPart, rules: WatchRules): Reason | undefined {
  if (since.p95 === undefined || before.p95 === undefined) return undefined;
  if (since.requests < rules.requests || before.requests < rules.requests) return undefined;
  if (!isSlower(before.p95, since.p95, rules.latency)) return undefined;
  const { p95: millis } = since;
  return reason('watch.slow', { name, millis, beforeMillis: before.p95, times: rules.latency });
}

/** Names of what had too few requests to be judged by its figures. */
export const unjudged = ({ parts }: WatchLook, { requests }: WatchRules): readonly string[] =>
  parts.filter(({ since }) => since.requests < requests).map(({ name }) => name);

/** Everything that was looked at, in one figure. */
export function summed(parts: readonly WatchedPart[], when: 'before' | 'since'): WatchFigures {
  // What an API answers is also what the function behind it does: counted once, at the door.
  const doors = parts.filter(({ kind }) => kind === 'api');
  const counted = (doors.length > 0 ? doors : parts).map((each) => each[when]);
  const slowest = counted.flatMap(({ p95 }) => p95 ?? []);
  return {
    requests: counted.reduce((sum, { requests }) => sum + requests, 0),
    errors: counted.reduce((sum, { errors }) => sum + errors, 0),
    ...(slowest.length > 0 ? { p95: Math.max(...slowest) } : {}),
  };
}

/** @returns undefined where nothing was asked */
export const shareOf = ({ requests, errors }: WatchFigures): Ratio | undefined =>
  requests === 0 ? undefined : ratio(errors / requests);

/** What CloudWatch is asked of each part. A function's `Errors` are those it threw; what it answered 5xx is its API's. */
export const WATCHED_METRICS: Readonly<
  Record<WatchedPart['kind'], Readonly<Record<'requests' | 'errors' | 'p95', readonly [string, Statistic]>>>
> = {
  function: { requests: ['Invocations', 'Sum'], errors: ['Errors', 'Sum'], p95: ['Duration', 'p95'] },
  api: { requests: ['Count', 'Sum'], errors: ['5XXError', 'Sum'], p95: ['Latency', 'p95'] },
};
