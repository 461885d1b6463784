import { expect, it } from 'vitest';
import { type Instant, instant } from '#lib/domain/time.ts';
import { niceTop, pointAt, segments, timeTicks } from './scale.ts';

const points = (...minutes: number[]) => minutes.map((at) => ({ at: instant(at * 60_000), value: at }));
const PERIOD = 60_000;

it.each([
  [407, 600],
  [0.9, 1.5],
  [3, 3],
  [0, 3],
])('ends the axis of %d at a round %d', (max, top) => {
  expect(niceTop(max).top).toBeCloseTo(top);
});

it('never joins points across a missing period', () => {
  expect(segments(points(1, 2, 3, 6, 7), PERIOD).map((part) => part.length)).toEqual([3, 2]);
});

it.each([
  [90, 6],
  [360, 6],
  [2 * 1_440, 3],
  [30 * 1_440, 6],
])('has not more round moments below %d minutes than there is room for: %d', (length, most) => {
  const ticks = timeTicks({ from: instant(0), to: instant(length * 60_000) });
  expect(ticks.length).toBeGreaterThan(1);
  expect(ticks.length).toBeLessThanOrEqual(most);
});

it('has no value under the crosshair where nothing was measured', () => {
  const at = (minute: number): Instant => instant(minute * 60_000);
  expect(pointAt(points(1, 2, 9), at(2.4), PERIOD)?.value).toBe(2);
  expect(pointAt(points(1, 2, 9), at(5), PERIOD)).toBeUndefined();
});
