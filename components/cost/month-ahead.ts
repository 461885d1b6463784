import type { ForecastRange } from '#lib/domain/cost/forecast.ts';

/** How a month is expected to end, in dollars. */
export type MonthAhead = {
  readonly forecast: number;
  readonly range: ForecastRange | undefined;
  /** The month's end with what a planned run would change. */
  readonly withPending: number | undefined;
};
