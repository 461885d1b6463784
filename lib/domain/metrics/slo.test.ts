import fc from 'fast-check';
import { expect, it } from 'vitest';
import { days, hours, instant, minus, minutes } from '../time.ts';
import { type DoorPeriod, doorPeriods, type Objective, percentTarget, sloState } from './slo.ts';

const TO = instant(1_795_000_200_000);
const LIMITS = { burn: { hour: 14.4, sixHours: 6 }, minRequests: 100 };
const availability: Objective = { kind: 'availability', target: percentTarget(99.9) };
const latency: Objective = { kind: 'latency', target: percentTarget(99), percentile: 'p99', millis: 300 };

const periods = (count: number, of: (index: number) => Partial<DoorPeriod>): readonly DoorPeriod[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ at: minus(TO, minutes(5 * (count - index))), requests: 100, errors: 0 },
    ...of(index),
  }));

it('burns once as fast as it may where just the budget fails', () => {
  const state = sloState(
    availability,
    periods(72, () => ({ requests: 1_000, errors: 1 })),
    LIMITS,
    TO,
  );
  expect(state.hour.rate).toBeCloseTo(1);
  expect(state.sixHours.rate).toBeCloseTo(1);
  expect(state.left).toBeCloseTo(0);
});

it('counts the last hour for the fast burn and six hours for the slow one', () => {
  const state = sloState(
    availability,
    periods(72, (index) => ({ errors: index >= 60 ? 2 : 0 })),
    LIMITS,
    TO,
  );
  expect(state.hour).toMatchObject({ total: 1_200, bad: 24, enough: true, limit: 14.4 });
  expect(state.hour.rate).toBeCloseTo(20);
  expect(state.sixHours.rate).toBeCloseTo(20 / 6);
});

it('judges latency by periods, and those without a request by none', () => {
  const state = sloState(
    latency,
    periods(100, (index) => (index % 2 === 0 ? { requests: 0 } : { latency: index > 97 ? 900 : 200 })),
    LIMITS,
    TO,
  );
  expect(state.month).toMatchObject({ total: 50, bad: 1 });
  expect(state.left).toBeCloseTo(-1);
});

it('says nothing of a month without a request, nor of a window with too few', () => {
  const none = sloState(availability, [], LIMITS, TO);
  expect(none.left).toBeUndefined();
  expect(none.hour).toMatchObject({ rate: 0, enough: false });
  const few = sloState(
    availability,
    periods(12, () => ({ requests: 3, errors: 3 })),
    LIMITS,
    TO,
  );
  expect(few.hour).toMatchObject({ requests: 36, enough: false });
});

it('adds up what all doors did, and takes the slowest', () => {
  const at = instant(300_000);
  const point = (value: number) => [{ at, value }];
  expect(
    doorPeriods([
      { requests: point(10), errors: point(1), latency: point(80) },
      { requests: point(5), errors: [], latency: point(200) },
    ]),
  ).toEqual([{ at, requests: 15, errors: 1, latency: 200 }]);
});

it('never has more left after one more failure, and its curve ends with what is left', () => {
  const errors = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(errors, fc.nat(), (some, place) => {
      const worse = some.map((each, index) => (index === place % some.length ? each + 1 : each));
      const state = (all: readonly number[]) =>
        sloState(
          availability,
          periods(all.length, (index) => ({ errors: all[index] ?? 0 })),
          LIMITS,
          TO,
        );
      const [before, after] = [state(some), state(worse)];
      expect(after.left ?? 1).toBeLessThan(before.left ?? 1);
      expect(after.sixHours.rate).toBeGreaterThanOrEqual(before.sixHours.rate);
      expect(before.curve.at(-1)?.left).toBeCloseTo(before.left ?? Number.NaN);
    }),
  );
});

it('keeps to 30 days', () => {
  const old = [{ at: minus(TO, days(31)), requests: 100, errors: 100 }];
  expect(sloState(availability, old, LIMITS, TO).month.total).toBe(0);
  expect(
    sloState(availability, [{ ...old[0], at: minus(TO, hours(7)) } as DoorPeriod], LIMITS, TO).sixHours.total,
  ).toBe(0);
});
