import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { lastWhole, wholePoint } from './whole-minute.ts';

const points = [1, 2, 3].map((at) => ({ at: instant(at * 60_000), value: at * 10 }));

it('is the newest minute that is over and no longer changes', () => {
  expect(lastWhole(instant(3.5 * 60_000), 60_000)).toBe(2 * 60_000);
  expect(lastWhole(instant(3 * 60_000), 60_000)).toBe(2 * 60_000);
});

it('never gives the minute that is still being counted', () => {
  expect(wholePoint(points, instant(2 * 60_000))?.value).toBe(20);
  expect(wholePoint(points, instant(2.5 * 60_000))?.value).toBe(20);
  expect(wholePoint(points, instant(0))).toBeUndefined();
});
