import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { estimate } from './estimate.ts';
import type { Billable } from './line.ts';
import { afterPress, ticked, whatIfs } from './what-if.ts';

const HOUR = 3_600_000;
const month = { name: '2026-11', from: instant(0), now: instant(73 * HOUR), end: instant(730 * HOUR) };
const line = (item: Billable['item'], value: number, kind: Billable['kind'] = 'usage'): Billable => ({
  resource: item,
  label: item === 'logs-ingest' ? '/aws/lambda/api' : item,
  kind,
  item,
  quantity: { state: 'known', value, source: 'test' },
});
const asked = (billables: readonly Billable[], region: string, days: number | undefined = 90) =>
  whatIfs(
    estimate(billables, region, month, {
      region,
      zones: 2,
      retention: [{ group: '/aws/lambda/api', ...(days > 0 ? { days } : {}) }],
    }),
    73,
  );
const changes = (...args: Parameters<typeof asked>) =>
  Object.fromEntries(
    asked(...args).map(({ id, change }) => [
      id,
      change.state === 'known' ? Math.round(change.usdPerMonth * 100) / 100 : change.why,
    ]),
  );

it('prices every question from a tenth of a month’s usage', () => {
  const billables = [
    line('nat-gateway', 73, 'inventory'),
    line('rest-api-request', 100_000),
    line('lambda-arm', 100_000),
    line('logs-ingest', 10),
  ];
  expect(changes(billables, 'us-east-1')).toEqual({
    'nat-none': -36.5,
    'nat-per-zone': 36.5,
    'http-api': -2.5,
    // 100 GB a month: 90 days hold 295.9 GB, 30 days 98.6 GB, at $0.03.
    'logs-30': -5.92,
    x86: 3.33,
  });
});

it('does not know what the price book does not know', () => {
  expect(changes([line('rest-api-request', 100_000)], 'mx-central-1')['http-api']).toBe('no-price');
});

it('does not know what was not measured, nor what logs kept for ever come to', () => {
  const lost: Billable = { ...line('lambda-x86', 0), quantity: { state: 'unknown', why: 'no-datapoint' } };
  expect(changes([lost], 'us-east-1')).toMatchObject({ arm64: 'not-measured' });
  expect(changes([line('logs-ingest', 10)], 'us-east-1', 0)).toMatchObject({ 'logs-30': 'not-measured' });
});

it('asks nothing in the first minutes', () => {
  const young = { ...month, now: instant(HOUR / 60) };
  const facts = { region: 'us-east-1', zones: 2, retention: [] };
  expect(whatIfs(estimate([line('lambda-arm', 1)], 'us-east-1', young, facts), 1 / 60)).toEqual([]);
});

it('keeps one tick a group', () => {
  const all = asked([line('nat-gateway', 73, 'inventory'), line('lambda-arm', 1)], 'us-east-1');
  const now = ticked('nat-none,x86,nonsense', all);
  expect(now.map(({ id }) => id)).toEqual(['nat-none', 'x86']);
  const perZone = all.find(({ id }) => id === 'nat-per-zone');
  if (!perZone) throw new Error('not asked');
  expect(afterPress(now, perZone)).toBe('x86,nat-per-zone');
  expect(afterPress([perZone], perZone)).toBe('');
});
