import type { Instant, TimeRange } from '../time.ts';
import { days, hours, instant, minus, minutes } from '../time.ts';
import { type Ratio, ratio } from '../units.ts';
import type { Datapoint } from './series.ts';

/** What is promised at the front door; `target` is a share below 1. */
export type Objective =
  | { readonly kind: 'availability'; readonly target: Ratio }
  | {
      readonly kind: 'latency';
      readonly target: Ratio;
      readonly percentile: 'p50' | 'p90' | 'p95' | 'p99';
      readonly millis: number;
    };

export type SloLimits = {
  /** Times too fast that the budget may burn over one hour and over six. */
  readonly burn: { readonly hour: number; readonly sixHours: number };
  /** Fewer requests in a window than these say nothing. */
  readonly minRequests: number;
};

/** Counts of a span: requests, or periods with a datapoint for a latency objective. */
export type SloCount = { readonly total: number; readonly bad: number; readonly requests: number };

/** How fast the error budget burns over a window; 1 is just as fast as it may. */
export type Burn = SloCount & { readonly rate: number; readonly limit: number; readonly enough: boolean };

export type SloState = {
  readonly objective: Objective;
  readonly month: SloCount;
  /** Share of the month's error budget that is left, below 0 when it is overdrawn; absent without a request. */
  readonly left?: number;
  readonly hour: Burn;
  readonly sixHours: Burn;
  /** Share left at the end of each day with data, oldest first. */
  readonly curve: readonly { readonly at: Instant; readonly left: number }[];
};

export type Slos = {
  readonly states: readonly SloState[];
  readonly minRequests: number;
  /** `resource` of the first API: where charts of it are found. */
  readonly door?: string;
};

/** Figures of the front door by period: all APIs of an environment together. */
export type DoorPeriod = {
  readonly at: Instant;
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds of the objective's percentile, of the slowest API. */
  readonly latency?: number;
};

export const SLO_SPAN = days(30);
/** CloudWatch keeps nothing finer for 30 days. */
export const SLO_PERIOD = minutes(5);

/** The whole periods of the last 30 days. */
export function sloRange(now: Instant): TimeRange {
  const to = instant(Math.floor(now / SLO_PERIOD) * SLO_PERIOD);
  return { from: minus(to, SLO_SPAN), to };
}

/**
 * What became of a promise. A period without a request is neither good nor bad: it is not counted.
 * @param periods oldest first
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export function sloState(
  objective: Objective,
  periods: readonly DoorPeriod[],
  limits: SloLimits,
  to: Instant,
): SloState {
  const budget = 1 - objective.target;
  const since = (from: Instant) =>
    countOf(
      objective,
      periods.filter(({ at }) => at >= from),
    );
  const month = since(minus(to, SLO_SPAN));
  const burn = (count: SloCount, limit: number): Burn => ({
    ...count,
    limit,
    rate: count.total === 0 ? 0 : count.bad / count.total / budget,
    enough: count.requests >= limits.minRequests,
  });
  const left = (count: SloCount) => 1 - count.bad / (month.total * budget);
  return {
    objective,
    month,
    ...(month.total === 0 ? {} : { left: left(month) }),
    hour: burn(since(minus(to, hours(1))), limits.burn.hour),
    sixHours: burn(since(minus(to, hours(6))), limits.burn.sixHours),
    curve: month.total === 0 ? [] : dailyCurve(objective, periods, left),
  };
}

function countOf(objective: Objective, periods: readonly DoorPeriod[]): SloCount {
  const requests = periods.reduce((sum, each) => sum + each.requests, 0);
  if (objective.kind === 'availability') {
    return { total: requests, bad: periods.reduce((sum, { errors }) => sum + errors, 0), requests };
  }
  const measured = periods.filter(({ latency }) => latency !== undefined);
  return {
    total: measured.length,
    bad: measured.filter(({ latency = 0 }) => latency > objective.millis).length,
    requests,
  };
}

function dailyCurve(
  objective: Objective,
  periods: readonly DoorPeriod[],
  left: (count: SloCount) => number,
): SloState['curve'] {
  const byDay = Map.groupBy(periods, ({ at }) => Math.floor(at / days(1)));
  let bad = 0;
  return [...byDay].map(([day, some]) => {
    bad += countOf(objective, some).bad;
    return { at: instant((day + 1) * days(1)), left: left({ bad, total: 0, requests: 0 }) };
  });
}

type DoorPoints = {
  readonly requests: readonly Datapoint[];
  readonly errors: readonly Datapoint[];
  readonly latency: readonly Datapoint[];
};

/** One row a period of all APIs: counts added up, the slowest latency. */
export function doorPeriods(apis: readonly DoorPoints[]): readonly DoorPeriod[] {
  const rows = new Map<Instant, { requests: number; errors: number; latency?: number }>();
  const row = (at: Instant) => {
    const found = rows.get(at) ?? { requests: 0, errors: 0 };
    rows.set(at, found);
    return found;
  };
  for (const { requests, errors, latency } of apis) {
    for (const { at, value } of requests) row(at).requests += value;
    for (const { at, value } of errors) row(at).errors += value;
    for (const { at, value } of latency) row(at).latency = Math.max(row(at).latency ?? 0, value);
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([at, each]) => ({ at, ...each }));
}

/** A share of 99.9 percent without the dust of binary fractions. */
export const percentTarget = (percent: number): Ratio => ratio(Number((percent / 100).toFixed(8)));
