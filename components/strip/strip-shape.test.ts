import { expect, it } from 'vitest';
import type { HealthSample } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { SPLIT, stripPosition, stripShape, stripTicks } from './strip-shape.ts';

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const ago = (minutes: number): Instant => instant(NOW - minutes * 60_000);
const sample = (minutes: number, rest: Partial<HealthSample> = {}): HealthSample => ({
  at: ago(minutes),
  verdict: 'healthy',
  deploying: false,
  ...rest,
});
const every = (from: number, to: number, rest: Partial<HealthSample> = {}) =>
  Array.from({ length: from - to }, (_, index) => sample(from - index, rest));

it('has no bar at all before anything was watched', () => {
  const { bars, watchedSince } = stripShape(every(30, 0), NOW);
  expect(watchedSince).toBe(ago(30));
  expect(bars.every((bar) => bar.from > SPLIT)).toBe(true);
  expect(bars.map((bar) => bar.state)).toEqual(['healthy']);
});

it('shows a hole in the samples as unknown, never as healthy', () => {
  const { bars } = stripShape([...every(50, 40), ...every(20, 0)], NOW);
  expect(bars.map((bar) => bar.state)).toEqual(['healthy', 'unknown', 'healthy']);
});

it('shows the worst verdict of a stretch, and a deploy only where all is well', () => {
  const { bars } = stripShape(
    [
      ...every(50, 30),
      ...every(30, 20, { deploying: true }),
      ...every(20, 0, { verdict: 'failing', deploying: true }),
    ],
    NOW,
  );
  expect(bars.map((bar) => bar.state)).toEqual(['healthy', 'deploying', 'failing']);
});

it('breaks the traffic line where nobody measured', () => {
  const measured = { traffic: 10 };
  const { traffic } = stripShape(
    [...every(50, 40, measured), ...every(40, 20), ...every(20, 0, measured)],
    NOW,
  );
  expect(traffic.match(/M/g)).toHaveLength(2);
});

it('gives the last hour its own share of the width', () => {
  expect(stripPosition(ago(60), NOW)).toBe(SPLIT);
  expect(stripPosition(NOW, NOW)).toBe(100);
  expect(stripPosition(ago(25 * 60), NOW)).toBeUndefined();
});

it('marks a measurement that stands alone with a dot, as a line needs two', () => {
  const { traffic } = stripShape([...every(20, 11), sample(10, { traffic: 8 }), ...every(9, 0)], NOW);
  expect(traffic).toMatch(/^M\d+ 0h0$/);
});

it('says how much of the day has no history', () => {
  expect(stripShape([], NOW).unwatched).toBe(100);
  expect(stripShape(every(30, 0), NOW).unwatched).toBeCloseTo(81, 0);
  expect(stripShape(every(24 * 60, 0), NOW).unwatched).toBe(0);
});

it('puts labels and grid on whole hours', () => {
  const ticks = stripTicks(instant(NOW + 7 * 60_000));
  expect(ticks.map(({ at }) => at)).toEqual([
    NOW - 18 * 3_600_000,
    NOW - 12 * 3_600_000,
    NOW - 6 * 3_600_000,
  ]);
  expect(ticks[2]?.x).toBeCloseTo(48.2, 1);
});
