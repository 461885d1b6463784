import { HOURS_PER_MONTH, type Usd, usd } from '../units.ts';
import type { DayCost } from './cost.ts';

/** Where the month may end; absent while too few whole days were seen to say. */
export type ForecastRange = { readonly low: Usd; readonly high: Usd };

/** Fewer whole days than this show no spread worth drawing. */
const FEWEST_DAYS = 3;

/**
 * The month's end if every remaining day used as little as the quietest, or as much as the busiest, whole day so
 * far. What stands costs the same on each of them.
 *
 * @param daysLeft days until the month's end, with fraction.
 */
export function forecastRange(
  days: readonly DayCost[],
  monthToDate: Usd,
  daysLeft: number,
): ForecastRange | undefined {
  const whole = days.filter((each) => each.whole);
  if (whole.length < FEWEST_DAYS) return undefined;
  const used = whole.map((each) => each.used);
  const standing = Math.max(...whole.map((each) => each.standing));
  const end = (perDay: number) => usd(monthToDate + daysLeft * (standing + perDay));
  return { low: end(Math.min(...used)), high: end(Math.max(...used)) };
}

/** The month's end if what a plan adds or removes stood from now on. @param daysLeft with fraction. */
export const forecastWith = (forecast: Usd, usdPerMonth: Usd, daysLeft: number): Usd =>
  usd(forecast + (usdPerMonth * daysLeft * 24) / HOURS_PER_MONTH);
