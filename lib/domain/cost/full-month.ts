import { HOURS_PER_MONTH, type Usd, usd } from '../units.ts';
import type { CostLine } from './cost.ts';
import { isPricedItem } from './items.ts';
import { listPrice } from './price-book.ts';
import { tieredCost } from './tiers.ts';

/**
 * What a line would cost in 730 hours of the rate at which it was measured: a month's quantity, each part of it at its
 * tier's price. By the cost so far where the region is not known, as in what an older build has stored.
 *
 * @param hours in which the quantity was measured; more than 0.
 * @returns undefined for a line without a known cost.
 */
export function fullMonthCost(
  { item, quantity, cost }: CostLine,
  region: string | undefined,
  hours: number,
): Usd | undefined {
  if (cost.state === 'unknown') return undefined;
  const times = HOURS_PER_MONTH / hours;
  const listed = region !== undefined && isPricedItem(item) ? listPrice(item, region) : undefined;
  return listed && quantity.state === 'known'
    ? tieredCost(quantity.value * times, listed.tiers)
    : usd(cost.value * times);
}
