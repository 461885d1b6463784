import { expect, it } from 'vitest';
import { type Instant, instant } from '#lib/domain/time.ts';
import { linePath, niceTop, pointAt, segments } from './scale.ts';

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

it('draws a lone point as a dot', () => {
  expect(linePath(points(5), { from: instant(0), to: instant(600_000) }, 10)).toBe('M500.0 500.0h0.01');
});

it('has no value under the crosshair where nothing was measured', () => {
  const at = (minute: number): Instant => instant(minute * 60_000);
  expect(pointAt(points(1, 2, 9), at(2.4), PERIOD)?.value).toBe(2);
  expect(pointAt(points(1, 2, 9), at(5), PERIOD)).toBeUndefined();
});
