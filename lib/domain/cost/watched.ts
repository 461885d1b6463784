import type { Instant } from '../time.ts';
import type { Usd } from '../units.ts';
import type { CostEstimate } from './cost.ts';

/** Of an estimate, what tells its month from a full one; lists keep it apart from the lines. */
export type MonthFigures = Pick<CostEstimate, 'month' | 'usageSince' | 'forecast' | 'fullMonth'>;

/** How much of its month an estimate has seen. */
export type Watched = {
  /** Days with fraction in which usage was measured so far. */
  readonly days: number;
  /** Days of the calendar month. */
  readonly of: number;
  /** Whether it was seen from the month's beginning on, so that its forecast is of a whole month. */
  readonly fromStart: boolean;
};

const DAY_MS = 86_400_000;

/** @param asOf when the estimate was made; a finished month ends with itself. */
export function watched({ month, usageSince }: MonthFigures, asOf: Instant): Watched {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const [from, to] = [Date.UTC(year, number - 1, 1), Date.UTC(year, number, 1)];
  return {
    days: Math.max(0, Math.min(asOf, to) - usageSince) / DAY_MS,
    of: Math.round((to - from) / DAY_MS),
    fromStart: usageSince <= from,
  };
}

/**
 * What may be held against a month's budget: the forecast of a month that was seen from its first day on, else what
 * a full month costs at the rate so far. Undefined in the first minutes, which say nothing of a month.
 */
export const aMonthOf = (estimate: MonthFigures, asOf: Instant): Usd | undefined =>
  watched(estimate, asOf).fromStart ? estimate.forecast : estimate.fullMonth;

/** By which the dearest stand first, in a list and over its pages: the figure shown, or in the first minutes what is known. */
export const dearness = (estimate: MonthFigures, asOf: Instant): Usd =>
  aMonthOf(estimate, asOf) ?? estimate.forecast;

/** Whether its forecast is of a part of its month alone, so that a full month is told instead. */
export const isWatchedInPart = (estimate: CostEstimate, asOf: Instant): boolean =>
  estimate.fullMonth !== undefined && !watched(estimate, asOf).fromStart;

/** Whether it has seen the first minutes alone, which say nothing of a month: neither a forecast nor a full month is told. */
export const isTooYoung = (estimate: CostEstimate, asOf: Instant): boolean =>
  aMonthOf(estimate, asOf) === undefined;
