import { expect, it } from 'vitest';
import { days, minutes, seconds } from '../time.ts';
import { measuredEvery } from './pace.ts';

const of = (metrics: number) =>
  measuredEvery({ metrics, usdPerMetric: 0.00001, monthlyUsd: 100 }, seconds(30));

it('a few environments are measured as often as it is worth', () => {
  expect(of(0)).toBe(seconds(30));
  expect(of(80)).toBe(seconds(30));
});

it('of many, so often that a month costs no more than was said', () => {
  const every = of(2_400);
  expect(every).toBeGreaterThan(minutes(10));
  expect((days(30) / every) * 2_400 * 0.00001).toBeLessThan(100.01);
  expect(of(4_800)).toBeGreaterThanOrEqual(2 * every - 1);
});
