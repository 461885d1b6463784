import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hours, instant, parseInstant, plus } from '../time.ts';
import { usd } from '../units.ts';
import { anomaliesOf, LEAST_DAYS, LEAST_USD } from './anomaly.ts';
import type { DayCost } from './cost.ts';
import { dayOf } from './daily.ts';

/** A Monday. */
const FIRST = parseInstant('2026-11-02');
const dayAt = (index: number) => dayOf(plus(FIRST, hours(24 * index)));

type Items = Readonly<Record<string, readonly [cost: number, quantity: number]>>;
const day = (index: number, items: Items, whole = true): DayCost => ({
  ...{ day: dayAt(index), whole, groups: {}, standing: usd(0), used: usd(0) },
  items: Object.fromEntries(
    Object.entries(items).map(([item, [cost, quantity]]) => [item, { usd: usd(cost), quantity }]),
  ),
});
const days = (costs: readonly number[], item = 'rest-api-request'): readonly DayCost[] =>
  costs.map((cost, index) => day(index, { [item]: [cost, cost * 100] }));
/** Three hours after a day is over. */
const closed = (index: number) => plus(FIRST, hours(24 * (index + 1) + 3));
const judged = (all: readonly DayCost[], now = closed(all.length - 1)) => {
  const found = anomaliesOf(all, now);
  return found.state === 'judged' ? found.found : [];
};

describe('a day that cost more than its four weeks', () => {
  it('is told by service and by line, with what is usual, the dearest before it, and why', () => {
    const usual: Items = { 'nat-gateway-data': [1, 20], 'nat-gateway': [3, 48] };
    const all = [
      ...Array.from({ length: 28 }, (_, index) => day(index, usual)),
      day(28, { ...usual, 'nat-gateway-data': [6.2, 124] }),
    ];
    expect(anomaliesOf(all, closed(28))).toMatchObject({ state: 'judged', day: '2026-11-30', of: 28 });
    const why = { code: 'more', ratio: 6.2, unit: 'GB' };
    expect(judged(all)).toEqual([
      { service: 'EC2 - Other', usd: 9.2, usual: 4, most: 4, why },
      { service: 'EC2 - Other', line: 'nat-gateway-data', usd: 6.2, usual: 1, most: 1, why },
    ]);
  });

  it('is not told for cents, for a little more, or for what every week has', () => {
    expect(judged(days([...Array(28).fill(0.01), 0.4]))).toEqual([]);
    expect(judged(days([...Array(28).fill(10), 14]))).toEqual([]);
    const sundays = Array.from({ length: 35 }, (_, index) => (index % 7 === 6 ? 9 : 1));
    expect(judged(days(sundays))).toEqual([]);
    expect(judged(days([...sundays.slice(0, 33), 9])).map(({ line }) => line)).toEqual([
      undefined,
      'rest-api-request',
    ]);
  });

  it('says that nothing of it was there before, or that a price rose', () => {
    const idle = Array.from({ length: 20 }, (_, index) => day(index, {}));
    expect(judged([...idle, day(20, { secret: [5, 9] })])[0]?.why).toEqual({ code: 'new' });
    const steady = Array.from({ length: 20 }, (_, index) => day(index, { secret: [1, 9] }));
    expect(judged([...steady, day(20, { secret: [5, 9] })])[0]?.why).toEqual({ code: 'price' });
  });

  it('is not told of what was not known on one of these days: missing is not zero', () => {
    const quiet = Array.from({ length: 28 }, (_, index) => day(index, { 'rest-api-request': [1, 100] }));
    const all = [...quiet, day(28, { 'rest-api-request': [1, 100], 'nat-gateway': [4, 64] })];
    expect(judged(all).map(({ line, why }) => [line, why.code])).toEqual([
      [undefined, 'new'],
      ['nat-gateway', 'new'],
    ]);
    expect(
      judged(all.map((each, index) => (index === 3 ? { ...each, unknown: ['nat-gateway'] } : each))),
    ).toEqual([]);
  });

  it(`needs ${LEAST_DAYS} whole days before it, and three hours in which it settles`, () => {
    const all = days([...Array(LEAST_DAYS - 1).fill(1), 9]);
    expect(anomaliesOf(all, closed(LEAST_DAYS - 1))).toEqual({ state: 'too-few', known: LEAST_DAYS - 1 });
    expect(judged(days([...Array(LEAST_DAYS).fill(1), 9]))).toHaveLength(2);
    const soon = instant(closed(LEAST_DAYS) - 1);
    expect(anomaliesOf(days([...Array(LEAST_DAYS).fill(1), 9]), soon).state).toBe('too-few');
    expect(anomaliesOf([day(0, {}, false)], closed(9))).toEqual({ state: 'none' });
  });
});

const costs = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 15, maxLength: 40 });

it('a dearer day is never less of an anomaly', () => {
  fc.assert(
    fc.property(costs, fc.double({ min: 0, max: 500, noNaN: true }), (values, more) => {
      const dearer = [...values.slice(0, -1), (values.at(-1) ?? 0) + more];
      const names = (all: readonly number[]) => judged(days(all)).map(({ line }) => line);
      expect(names(dearer)).toEqual(expect.arrayContaining(names(values)));
    }),
  );
});

it('neither order nor days of before the four weeks change the verdict, and none is below the stated minimum', () => {
  fc.assert(
    fc.property(costs, fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 9 }), (values, older) => {
      const all = days(values);
      const now = closed(values.length - 1);
      const long = older.map((cost, index) => day(-30 - index, { 'rest-api-request': [cost, 1] }));
      const found = anomaliesOf(all, now);
      expect(anomaliesOf(all.toReversed(), now)).toEqual(found);
      if (values.length <= 28) expect(anomaliesOf([...all, ...long], now)).toEqual(found);
      for (const each of judged(all)) expect(each.usd - each.usual).toBeGreaterThanOrEqual(LEAST_USD);
    }),
  );
});

it('a day like one of the days before, on the same weekday, is none', () => {
  fc.assert(
    fc.property(costs, (values) => {
      const last = values.length - 1;
      expect(judged(days([...values.slice(0, last), values[last - 7] ?? 0]))).toEqual([]);
    }),
  );
});
