import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { usd } from '../units.ts';
import type { BilledDay } from './bill.ts';
import { billed, TAGS } from './bill-in-test.ts';
import type { DayCost } from './cost.ts';
import { estimate } from './estimate.ts';
import { forecastRange, forecastWith } from './forecast.ts';
import { reconcile } from './reconcile.ts';

const at = (day: number, hour: number) => instant(Date.UTC(2026, 10, day, hour));
const month = { name: '2026-11', from: at(22, 12), now: at(24, 6), end: at(31, 0) };
const byDay = new Map([
  ['2026-11-22', 1],
  ['2026-11-24', 3],
]);

it('begins with the environment, spreads what stands by hours and usage by its own days', () => {
  const { days = [], monthToDate } = estimate(
    [
      {
        resource: 'nat',
        label: 'nat',
        kind: 'inventory',
        item: 'nat-gateway',
        quantity: { state: 'known', value: 42, source: 'test' },
      },
      {
        resource: 'g',
        label: 'g',
        kind: 'usage',
        item: 'logs-ingest',
        quantity: { state: 'known', value: 4, source: 'test', byDay },
      },
    ],
    'us-east-1',
    month,
  );
  expect(days.map(({ day, whole }) => [day, whole])).toEqual([
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-11-24', false],
  ]);
  expect(days.map(({ standing, used }) => [standing, used].map((each) => Number(each.toFixed(2))))).toEqual([
    [0.54, 0.5],
    [1.08, 0],
    [0.27, 1.5],
  ]);
  const sum = days.reduce((total, { standing, used }) => total + standing + used, 0);
  expect(sum).toBeCloseTo(monthToDate, 9);
});

const day = (name: string, used: number, whole = true): DayCost => ({
  day: name,
  whole,
  groups: {},
  standing: usd(1),
  used: usd(used),
});

it('gives the forecast a range from the quietest and busiest whole day, and none from two days', () => {
  const days = [day('a', 1), day('b', 3), day('c', 2), day('d', 99, false)];
  expect(forecastRange(days, usd(10), 10)).toEqual({ low: 30, high: 50 });
  expect(forecastRange(days.slice(0, 2), usd(10), 10)).toBeUndefined();
});

it('reconciles only whole days that both sides cover', () => {
  const days = [day('1', 1), day('2', 1), day('3', 1, false)];
  const bill = (names: readonly string[], more: Partial<BilledDay> = {}) =>
    billed(
      names.map((name) => ({ day: name, cost: usd(2.05), ...more })),
      [],
      instant(0),
    );
  expect(reconcile(bill(['1', '2', '3']), days)).toMatchObject({
    state: 'compared',
    from: '1',
    to: '2',
    usage: 4,
    actual: 4.1,
    accepted: true,
  });
  const inPart = { state: 'not-comparable', why: 'no-common-days' };
  expect(reconcile(bill(['1', '2'], { partial: true }), days)).toEqual(inPart);
  expect(reconcile(bill(['7']), days)).toEqual({ state: 'not-comparable', why: 'no-common-days' });
  expect(reconcile({ state: 'not-enabled' }, days)).toEqual({
    state: 'not-comparable',
    why: 'actual-not-enabled',
  });
  expect(reconcile(bill([]), days)).toEqual({ state: 'not-comparable', why: 'nothing-billed' });
  expect(reconcile({ state: 'enabled', tags: TAGS, reading: undefined }, days)).toEqual({
    state: 'not-comparable',
    why: 'actual-not-read',
  });
});

it('adds to the forecast what a plan would cost in the days that are left', () => {
  expect(forecastWith(usd(40), usd(73), 10)).toBeCloseTo(64, 10);
  expect(forecastWith(usd(40), usd(-73), 10)).toBeCloseTo(16, 10);
  expect(forecastWith(usd(40), usd(73), 0)).toBe(40);
});
