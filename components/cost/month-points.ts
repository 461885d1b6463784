import type { BilledDay } from '#lib/domain/cost/bill.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import type { Instant } from '#lib/domain/time.ts';

const DAY_MS = 86_400_000;

/** Dollars added up at a day of the month: days since it began, with fraction. */
export type MonthPoint = { readonly day: number; readonly usd: number };
/** The bill up to the end of a day; `partial`: AWS has not written it to its end. */
export type BilledPoint = MonthPoint & { readonly partial: boolean };

export const dayOfMonth = (at: Instant, month: string): number => (at - Date.parse(`${month}-01`)) / DAY_MS;

/** What was used, from the first measured moment to `now`. */
export function usedSoFar({ days = [], usageSince, month }: CostEstimate, now: number): MonthPoint[] {
  let usd = 0;
  const first = { day: Math.max(0, dayOfMonth(usageSince, month)), usd };
  return [
    first,
    ...days.map(({ day, standing, used }) => {
      usd += standing + used;
      return { day: Math.min(now, Number(day.slice(8))), usd };
    }),
  ];
}

export function billedSoFar(days: readonly BilledDay[]): BilledPoint[] {
  let usd = 0;
  return days.map(({ day, cost, partial }) => {
    usd += cost;
    return { day: Number(day.slice(8)), usd, partial: partial === true };
  });
}
