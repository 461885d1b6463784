import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failedAfter, type Reading, ready } from '../reading.ts';
import { instant, minutes, parseInstant } from '../time.ts';
import { usd } from '../units.ts';
import { billOfMonth, shownBill } from './actual.ts';
import { type Bill, type DayBill, monthBills, sameTags, within } from './bill.ts';
import { TAGS } from './bill-in-test.ts';
import { billRange, monthBefore } from './bill-range.ts';
import { coverageOf } from './coverage.ts';

const day = (name: string, ...costs: readonly number[]): DayBill => ({
  day: name,
  estimated: true,
  services: costs.map((cost, index) => ({ service: `s${index}`, cost: usd(cost) })),
});
const at = parseInstant;

it('adds days and services up by month, and marks the days that AWS may not have billed whole', () => {
  const bills = monthBills(
    [
      { ...day('2026-10-31', 4), estimated: false },
      day('2026-11-01', 1, 2),
      day('2026-11-02', 0.5),
      day('2026-11-03'),
    ],
    at('2026-11-03T09:00Z'),
  );
  expect(bills).toEqual([
    {
      month: '2026-10',
      monthToDate: 4,
      days: [{ day: '2026-10-31', cost: 4 }],
      services: [{ service: 's0', cost: 4 }],
      estimated: false,
    },
    {
      month: '2026-11',
      monthToDate: 3.5,
      days: [
        { day: '2026-11-01', cost: 3 },
        { day: '2026-11-02', cost: 0.5, partial: true },
      ],
      services: [
        { service: 's0', cost: 1.5 },
        { service: 's1', cost: 2 },
      ],
      estimated: true,
    },
  ]);
});

it('leaves out days before a tag’s first charge, and takes a day without one for $0 only when charges cannot come', () => {
  const days = [
    day('2026-11-01'),
    day('2026-11-02', 1),
    day('2026-11-03'),
    day('2026-11-04'),
    day('2026-11-05'),
  ];
  const [early] = monthBills(days, at('2026-11-05T12:00Z'));
  expect(early?.days).toEqual([{ day: '2026-11-02', cost: 1 }]);
  const [late] = monthBills(days, at('2026-11-08T00:00Z'));
  expect(late?.days.map((each) => [each.day, each.cost])).toEqual([
    ['2026-11-02', 1],
    ['2026-11-03', 0],
    ['2026-11-04', 0],
  ]);
});

it('has no day and no figure to show where nothing was ever billed', () => {
  const [bill] = monthBills([day('2026-11-01'), day('2026-11-02')], at('2026-11-25T00:00Z'));
  if (!bill) throw new Error('no month');
  expect(bill).toMatchObject({ days: [], services: [] });
  const reading = ready(bill, { asOf: at('2026-11-25'), freshFor: minutes(1), source: 'test' });
  expect(shownBill({ state: 'enabled', tags: TAGS, reading })).toBeUndefined();
});

it('adds up to the same by day, by service and in all, in whatever order days come', () => {
  const anyDay = fc.record({
    day: fc
      .integer({ min: 0, max: 60 })
      .map((n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10)),
    estimated: fc.boolean(),
    services: fc.uniqueArray(
      fc.record({
        service: fc.constantFrom('EC2 - Other', 'AWS Lambda', 'AmazonCloudWatch'),
        cost: fc.integer({ min: -100, max: 10_000 }).map((cents) => usd(cents / 100)),
      }),
      { selector: ({ service }) => service },
    ),
  });
  const someDays = fc.uniqueArray(anyDay, { selector: (each) => each.day });
  fc.assert(
    fc.property(someDays, (days) => {
      const asked = days.flatMap(({ services }) => services).reduce((sum, { cost }) => sum + cost, 0);
      const bills = monthBills(days, at('2026-12-01T00:00Z'));
      const sum = (costs: readonly { readonly cost: number }[]) =>
        costs.reduce((total, { cost }) => total + cost, 0);
      for (const bill of bills) {
        expect(sum(bill.days)).toBeCloseTo(bill.monthToDate, 8);
        expect(sum(bill.services)).toBeCloseTo(bill.monthToDate, 8);
        expect(bill.days.map((each) => each.day)).toEqual(bill.days.map((each) => each.day).toSorted());
      }
      expect(bills.reduce((total, { monthToDate }) => total + monthToDate, 0)).toBeCloseTo(asked, 8);
    }),
  );
});

it('asks from the month’s first to tomorrow, and for the month before until it is final', () => {
  expect(billRange(at('2026-11-25T10:00Z'), true)).toEqual({ from: '2026-11-01', to: '2026-11-26' });
  expect(billRange(at('2026-11-25T10:00Z'), false)).toEqual({ from: '2026-10-01', to: '2026-11-26' });
  expect(billRange(at('2026-11-01T00:00Z'), true)).toEqual({ from: '2026-11-01', to: '2026-11-02' });
  expect(billRange(at('2026-12-31T23:59Z'), true)).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  expect(monthBefore(at('2027-01-01T00:00Z'))).toBe('2026-12');
});

it('never asks for an empty range, nor for more than two months', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
      fc.boolean(),
      (now, final) => {
        const { from, to } = billRange(instant(now), final);
        expect(from < to).toBe(true);
        expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(62 * 86_400_000);
        expect(to > new Date(now).toISOString().slice(0, 10)).toBe(true);
      },
    ),
  );
});

it('tells whole days, days in part and days that are not in yet apart, to the month’s end at most', () => {
  const [bill] = monthBills(
    [day('2026-11-01', 1), day('2026-11-02', 1), day('2026-11-03', 1)],
    at('2026-11-04T06:00Z'),
  );
  if (!bill) throw new Error('no month');
  expect(coverageOf(bill, at('2026-11-05T12:00Z'))).toEqual({
    whole: { from: at('2026-11-01'), to: at('2026-11-02') },
    partial: { from: at('2026-11-03'), to: at('2026-11-03') },
    missing: { from: at('2026-11-04'), to: at('2026-11-05') },
  });
  for (const over of [at('2026-12-20T12:00Z'), undefined])
    expect(coverageOf(bill, over).missing?.to).toBe(at('2026-11-30'));
  expect(coverageOf({ ...bill, days: [] }, at('2026-11-05'))).toEqual({});
});

const READ: Reading<Bill> = ready(
  { tags: TAGS, months: monthBills([day('2026-11-01', 1)], at('2026-11-04')) },
  { asOf: at('2026-11-04'), freshFor: minutes(1), source: 'test' },
);

it('shows a month of what was read, also after a failure, and nothing that other tags were asked for', () => {
  expect(billOfMonth(READ, '2026-11', TAGS)).toMatchObject({ state: 'ready', value: { month: '2026-11' } });
  expect(billOfMonth(READ, '2026-12', TAGS)).toBeUndefined();
  expect(billOfMonth(READ, '2026-11', { Project: 'items' })).toBeUndefined();
  const failed = failedAfter(READ, { kind: 'throttled', api: 'ce:GetCostAndUsage' }, at('2026-11-05'));
  expect(billOfMonth(failed, '2026-11', TAGS)).toMatchObject({
    state: 'failed',
    last: { value: { monthToDate: 1 }, asOf: at('2026-11-04') },
  });
  expect(billOfMonth(failed, '2026-12', TAGS)).toMatchObject({
    state: 'failed',
    failure: { kind: 'throttled' },
  });
  expect(billOfMonth(failed, '2026-12', TAGS)).not.toHaveProperty('last');
});

it('knows the same tags in another order, and tags whose bill holds another’s', () => {
  expect(sameTags(TAGS, { Environment: 'prod', Project: 'items' })).toBe(true);
  expect(sameTags(TAGS, { Project: 'items' })).toBe(false);
  expect(within({ Project: 'items' }, TAGS)).toBe(true);
  expect(within(TAGS, { Project: 'items' })).toBe(false);
});
