import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { compareCosts } from './compare.ts';
import type { CostLine } from './cost.ts';
import { estimate } from './estimate.ts';
import { fullMonthCost } from './full-month.ts';
import { type Billable, costLine } from './line.ts';
import { billedMonth } from './month.ts';

/** 73 hours into the month: a tenth of it. */
const NOW = instant(Date.UTC(2026, 10, 4, 1));
const MONTH = billedMonth(NOW, undefined);
const REGION = 'ap-northeast-1';
const requests = (value: number): Billable => ({
  ...{ resource: 'cfn:app/Api', label: 'api', kind: 'usage', item: 'rest-api-request' },
  quantity: { state: 'known', value, source: 'test' },
});
const facts = { region: REGION, zones: 1, retention: [] };

it('bills a month’s quantity by its tiers, not ten times the first one’s', () => {
  // 400 M a month: 333 M at $4.25 and 67 M at $3.53 a million.
  const { fullMonth } = estimate([requests(40_000_000)], REGION, MONTH, facts);
  expect(fullMonth).toBeCloseTo(333 * 4.25 + 67 * 3.53, 6);
});

it('is the sum of its rows in a comparison, to the cent, however much is used', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { minLength: 1, maxLength: 5 }),
      (all) => {
        const one = estimate(all.map(requests), REGION, MONTH, facts);
        const side = { estimate: one, asOf: NOW, componentOf: () => 'app' };
        expect(compareCosts(side, side, 'line')?.here).toBeCloseTo(one.fullMonth ?? -1, 4);
      },
    ),
  );
});

it('goes by the cost so far where the region is not known, and knows nothing of what has no cost', () => {
  const line = costLine(requests(40_000_000), REGION);
  expect(fullMonthCost(line, undefined, 73)).toBeCloseTo(400 * 4.25, 6);
  const unknown: CostLine = { ...line, cost: { state: 'unknown' } };
  expect(fullMonthCost(unknown, REGION, 73)).toBeUndefined();
});
