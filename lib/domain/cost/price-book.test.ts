import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insightsPrice } from '../logs/insights/estimate.ts';
import { ITEMS, type PricedItem } from './items.ts';
import { listPrice, PRICE_BOOK } from './price-book.ts';
import { tieredCost } from './tiers.ts';

const items = Object.keys(ITEMS) as PricedItem[];
const anyPrice = fc
  .record({ item: fc.constantFrom(...items), region: fc.constantFrom(...PRICE_BOOK.regions) })
  .map(({ item, region }) => {
    const price = listPrice(item, region);
    if (!price) throw new Error(`no price of ${item} in ${region}`);
    return price;
  });
/** Up to above the last tier of anything that has tiers. */
const quantity = fc.double({ min: 0, max: 40_000_000_000, noNaN: true });

describe('the price book', () => {
  it('has every item in each of its 21 regions, with a source and the day of its publication', () => {
    expect(PRICE_BOOK.regions).toHaveLength(21);
    const lacking = items.flatMap((item) =>
      PRICE_BOOK.regions.filter((region) => !listPrice(item, region)?.source).map((region) => [item, region]),
    );
    expect(lacking).toEqual([]);
    expect(new Set(PRICE_BOOK.prices.map(({ item }) => item))).toEqual(new Set(items));
  });

  it('has nothing in a region that it does not know, not even what costs the same everywhere', () => {
    expect(listPrice('public-ipv4', 'mx-central-1')).toBeUndefined();
  });

  it.each([
    // Figures of AWS's own price pages.
    ['rest-api-request', 'ap-northeast-1', [0, 333e6, 1e9, 20e9], [4.25e-6, 3.53e-6, 3e-6, 1.91e-6]],
    ['nat-gateway', 'ap-northeast-1', [0], [0.062]],
    ['dynamodb-pitr', 'us-east-1', [0], [0.2]],
    ['lambda-arm', 'us-east-1', [0, 7.5e9, 18.75e9], [1.33334e-5, 1.20001e-5, 1.06667e-5]],
    ['step-transition', 'sa-east-1', [0], [3.75e-5]],
    ['step-transition', 'us-east-1', [0], [2.5e-5]],
  ] as const)('%s in %s', (item, region, from, price) => {
    const tiers = listPrice(item, region)?.tiers ?? [];
    expect(tiers.map((tier) => tier.from)).toEqual(from);
    expect(tiers.map((tier) => tier.usdPerUnit)).toEqual(price);
  });

  it('agrees with what a scan of logs is priced by in the browser', () => {
    for (const region of PRICE_BOOK.regions)
      expect(insightsPrice(region)).toBe(listPrice('logs-scanned', region)?.tiers[0].usdPerUnit);
  });
});

describe('tiers', () => {
  it('bill each part at its own price', () => {
    const tiers = listPrice('rest-api-request', 'us-east-1')?.tiers ?? [{ from: 0, usdPerUnit: 0 }];
    expect(tieredCost(334_000_000, tiers)).toBeCloseTo(333 * 3.5 + 2.8, 6);
  });

  it('never cost less for more, nor more than the first price', () => {
    fc.assert(
      fc.property(anyPrice, quantity, quantity, ({ tiers }, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(tieredCost(less, tiers)).toBeLessThanOrEqual(tieredCost(more, tiers));
        expect(tieredCost(more, tiers)).toBeLessThanOrEqual(more * tiers[0].usdPerUnit * (1 + 1e-9));
      }),
    );
  });

  it('add up: two parts of a month cost together what the whole does, each from where the other ends', () => {
    fc.assert(
      fc.property(anyPrice, quantity, quantity, ({ tiers }, a, b) => {
        const rest = tieredCost(a + b, tiers) - tieredCost(a, tiers);
        // The second part is billed by the tiers that the first has not used up.
        const [first, ...later] = tiers.map((tier) => ({ ...tier, from: Math.max(0, tier.from - a) }));
        const left = first ? tieredCost(b, [first, ...later]) : 0;
        expect(Math.abs(rest - left)).toBeLessThanOrEqual(1e-9 * Math.max(1, tieredCost(a + b, tiers)));
      }),
    );
  });

  it('fall: no tier of the book costs more than the one before', () => {
    for (const { item, tiers } of PRICE_BOOK.prices)
      for (const region of PRICE_BOOK.regions) {
        const prices = tiers.map(({ usd }) => usd[region] ?? usd['*'] ?? Number.NaN);
        expect(prices, `${item} ${region}`).toEqual(prices.toSorted((a, b) => b - a));
      }
  });
});
