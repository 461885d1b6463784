import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { estimate } from './estimate.ts';
import { withFreeTier } from './free-tier.ts';
import type { PricedItem } from './items.ts';
import type { Billable } from './line.ts';
import type { BilledMonth } from './month.ts';

const HOUR = 3_600_000;
const month: BilledMonth = {
  name: '2026-11',
  from: instant(0),
  now: instant(365 * HOUR),
  end: instant(730 * HOUR),
};
const facts = { region: 'us-east-1', zones: 2, retention: [] };
const line = (item: PricedItem, value: number, kind: Billable['kind'] = 'usage'): Billable => ({
  resource: `${item} ${value}`,
  label: item,
  kind,
  item,
  quantity: { state: 'known', value, source: 'test', byDay: new Map([['1970-01-01', value]]) },
});
const freeOf = (...billables: readonly Billable[]) =>
  withFreeTier(estimate(billables, 'us-east-1', month, facts), month);
const costs = (...billables: readonly Billable[]) =>
  freeOf(...billables).lines.map(({ cost }) => (cost.state === 'known' ? cost.value : undefined));

describe('the free tier as a switch', () => {
  it('takes a million Lambda requests off, and nothing off a NAT gateway', () => {
    const [requests, nat] = costs(line('lambda-request', 3_000_000), line('nat-gateway', 365, 'inventory'));
    expect(requests).toBeCloseTo(0.4, 9);
    expect(nat).toBeCloseTo(365 * 0.045, 9);
  });

  it('is shared by the lines of one pool by what they used', () => {
    // 800,000 GB-s: half of each line is free.
    const [arm, x86] = costs(line('lambda-arm', 600_000), line('lambda-x86', 200_000));
    expect(arm).toBeCloseTo(300_000 * 1.33334e-5, 9);
    expect(x86).toBeCloseTo(100_000 * 1.66667e-5, 9);
  });

  it('is a month’s: what is free at half time is not free twice at its end', () => {
    const result = freeOf(line('lambda-request', 1_000_000));
    expect(result.monthToDate).toBe(0);
    expect(result.forecast).toBeCloseTo(0.2, 9);
    expect(result.fullMonth).toBeCloseTo(0.2, 9);
  });

  it('leaves an unknown line unknown', () => {
    const unknown: Billable = {
      ...line('lambda-request', 0),
      quantity: { state: 'unknown', why: 'no-datapoint' },
    };
    expect(costs(unknown)).toEqual([undefined]);
  });

  it('never costs more than without it, nor less for more use; its days add up to the month', () => {
    const use = fc.nat(20_000_000);
    fc.assert(
      fc.property(use, use, use, (requests, seconds, more) => {
        const of = (count: number) => [line('lambda-request', count), line('lambda-arm', seconds)];
        const plain = estimate(of(requests), 'us-east-1', month, facts);
        const free = withFreeTier(plain, month);
        expect(free.monthToDate).toBeLessThanOrEqual(plain.monthToDate);
        expect(freeOf(...of(requests + more)).monthToDate).toBeGreaterThanOrEqual(free.monthToDate - 1e-9);
        const days = (free.days ?? []).reduce((total, day) => total + day.standing + day.used, 0);
        expect(days).toBeCloseTo(free.monthToDate, 6);
      }),
    );
  });
});
