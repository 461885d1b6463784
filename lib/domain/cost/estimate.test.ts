import { describe, expect, it } from 'vitest';
import { resourceId } from '../graph/model.ts';
import { instant } from '../time.ts';
import { estimate } from './estimate.ts';
import { inventoryBillables } from './inventory-lines.ts';
import { type Billable, costLine } from './line.ts';
import { type BilledMonth, billedMonth } from './month.ts';

const HOUR = 3_600_000;
/** A month that began `hours` ago and ends now. */
const month = (hours: number): BilledMonth => ({
  name: '2026-11',
  from: instant(0),
  now: instant(hours * HOUR),
  end: instant(hours * HOUR),
});
const used = (item: Billable['item'], value: number): Billable => ({
  resource: item,
  label: item,
  kind: 'usage',
  item,
  quantity: { state: 'known', value, source: 'test' },
});
const nat = {
  id: resourceId('tf:infra/terraform#aws_nat_gateway.main[0]'),
  owner: { kind: 'terraform', address: 'aws_nat_gateway.main[0]' },
  type: 'aws_nat_gateway',
  aliases: [],
  attributes: {},
} as const;
const address = { ...nat, id: resourceId('tf:infra/terraform#aws_eip.nat[0]'), type: 'aws_eip' } as const;
const rounded = (value: number) => Math.round(value * 100) / 100;
const costs = (billables: readonly Billable[], region: string) =>
  billables.map((each) => {
    const { cost } = costLine(each, region);
    return cost.state === 'known' ? rounded(cost.value) : undefined;
  });

describe('the seed’s own dev table', () => {
  it('comes to $37.60 at us-east-1 prices and its assumptions', () => {
    // 720 h of one NAT gateway, a million calls, and of DynamoDB and logs, whose quantities it does not give, such
    // as make its figures; it counts neither the address, nor duration, nor storage.
    const billables = [
      ...inventoryBillables([nat], month(720)).filter((each) => each.item === 'nat-gateway'),
      used('lambda-request', 1_000_000),
      used('rest-api-request', 1_000_000),
      used('dynamodb-write', 800_000),
      used('dynamodb-read', 4_000_000),
      used('logs-ingest', 1),
    ];
    expect(costs(billables, 'us-east-1')).toEqual([32.4, 0.2, 3.5, 0.5, 0.5, 0.5]);
    expect(rounded(estimate(billables, 'us-east-1', month(720)).monthToDate)).toBe(37.6);
  });

  it('is too low for Tokyo, where the gateway and its address alone cost more', () => {
    const billables = inventoryBillables([nat, address], month(730)).filter(
      (each) => each.kind === 'inventory',
    );
    expect(costs(billables, 'ap-northeast-1')).toEqual([45.26, 3.65]);
  });
});

describe('a cost line', () => {
  it('without a confirmed price is unknown, never free', () => {
    expect(costLine(used('rest-api-request', 1_000), 'mx-central-1')).toMatchObject({
      price: { state: 'unpriced', why: 'no-price' },
      cost: { state: 'unknown' },
    });
  });

  it('without a measured quantity is unknown, and stays out of the total', () => {
    const lost: Billable = {
      ...used('lambda-request', 0),
      quantity: { state: 'unknown', why: 'no-datapoint' },
    };
    const result = estimate([lost, used('lambda-request', 1_000_000)], 'us-east-1', month(720));
    expect(result.lines[0]?.cost).toEqual({ state: 'unknown' });
    expect([rounded(result.monthToDate), result.unknownLines]).toEqual([0.2, 1]);
  });

  it('names its price’s source and date', () => {
    expect(costLine(used('logs-ingest', 2), 'ap-northeast-1').price).toEqual({
      state: 'priced',
      price: {
        usdPerUnit: 0.76,
        unit: 'GB',
        source: 'AWS pricing calculator, rates a region (calculator.aws)',
        asOf: Date.UTC(2025, 8, 23),
      },
    });
  });
});

describe('a month', () => {
  it('begins with the environment when that is younger', () => {
    const now = instant(Date.UTC(2026, 10, 22, 6));
    const since = instant(Date.UTC(2026, 10, 22, 5));
    expect(billedMonth(now, since)).toMatchObject({
      name: '2026-11',
      from: since,
      end: Date.UTC(2026, 11, 1),
    });
    expect(billedMonth(now, undefined).from).toBe(Date.UTC(2026, 10, 1));
  });

  it('is forecast from what it came to so far', () => {
    const half = { name: '2026-11', from: instant(0), now: instant(10 * HOUR), end: instant(20 * HOUR) };
    expect(rounded(estimate([used('logs-ingest', 10)], 'us-east-1', half).forecast)).toBe(10);
  });

  it('is forecast from the first minute for what stands, and not yet for what is used', () => {
    const young = { name: '2026-11', from: instant(0), now: instant(HOUR / 60), end: instant(100 * HOUR) };
    const [standing] = inventoryBillables([nat], young).filter((each) => each.item === 'nat-gateway');
    if (!standing) throw new Error('no NAT gateway');
    expect(rounded(estimate([standing], 'us-east-1', young).forecast)).toBe(4.5);
    expect(rounded(estimate([used('logs-ingest', 2)], 'us-east-1', young).forecast)).toBe(1);
  });
});
