import { type Usd, usd } from '../units.ts';
import type { Tier } from './price-book.ts';

/** What a month's quantity costs when each part is billed at its tier's price. */
export function tieredCost(quantity: number, tiers: readonly [Tier, ...Tier[]]): Usd {
  return usd(
    tiers.reduce((sum, { from, usdPerUnit }, index) => {
      const to = tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const inTier = Math.max(0, Math.min(quantity, to) - from);
      return sum + inTier * usdPerUnit;
    }, 0),
  );
}
