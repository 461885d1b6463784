import { expect, it } from 'vitest';
import type { HealthSample } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { firstJudged, SPLIT, stripAxis, stripPosition, stripTicks } from './strip-axis.ts';
import { stripShape } from './strip-shape.ts';

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
  const { bars, watchedSince } = stripShape(every(30, 0), { now: NOW });
  expect(watchedSince).toBe(ago(30));
  expect(bars.every((bar) => bar.from > SPLIT)).toBe(true);
  expect(bars.map((bar) => bar.state)).toEqual(['healthy']);
});

it('shows a hole in the samples as unknown, never as healthy', () => {
  const { bars } = stripShape([...every(50, 40), ...every(20, 0)], { now: NOW });
  expect(bars.map((bar) => bar.state)).toEqual(['healthy', 'unknown', 'healthy']);
});

it('shows the worst verdict of a stretch, and a deploy only where all is well', () => {
  const { bars } = stripShape(
    [
      ...every(50, 30),
      ...every(30, 20, { deploying: true }),
      ...every(20, 0, { verdict: 'failing', deploying: true }),
    ],
    { now: NOW },
  );
  expect(bars.map((bar) => bar.state)).toEqual(['healthy', 'deploying', 'failing']);
});

it('breaks the traffic line where nobody measured', () => {
  const measured = { traffic: 10 };
  const { traffic } = stripShape([...every(50, 40, measured), ...every(40, 20), ...every(20, 0, measured)], {
    now: NOW,
  });
  expect(traffic.match(/M/g)).toHaveLength(2);
});

it('gives the last hour its own share of the width', () => {
  expect(stripPosition(ago(60), { now: NOW })).toBe(SPLIT);
  expect(stripPosition(NOW, { now: NOW })).toBe(100);
  expect(stripPosition(ago(25 * 60), { now: NOW })).toBeUndefined();
});

it('marks a measurement that stands alone with a dot, as a line needs two', () => {
  const { traffic } = stripShape([...every(20, 11), sample(10, { traffic: 8 }), ...every(9, 0)], {
    now: NOW,
  });
  expect(traffic).toMatch(/^M\d+ 0h0$/);
});

it('says how much of the day has no history', () => {
  expect(stripShape([], { now: NOW }).unwatched).toBe(100);
  expect(stripShape(every(30, 0), { now: NOW }).unwatched).toBeCloseTo(81, 0);
  expect(stripShape(every(24 * 60, 0), { now: NOW }).unwatched).toBe(0);
});

it('puts labels and grid on whole hours', () => {
  const ticks = stripTicks({ now: instant(NOW + 7 * 60_000) });
  expect(ticks.map(({ at }) => at)).toEqual([
    NOW - 18 * 3_600_000,
    NOW - 12 * 3_600_000,
    NOW - 6 * 3_600_000,
  ]);
  expect(ticks[2]?.x).toBeCloseTo(48.2, 1);
});

it('begins at the first reading while that is younger than a day, on one axis for all', () => {
  const axis = stripAxis([ago(6), undefined, ago(8)], NOW);
  expect(axis).toEqual({ now: NOW, from: ago(8) });
  expect(stripPosition(ago(8), axis)).toBe(0);
  expect(stripPosition(ago(4), axis)).toBe(50);
  expect(stripPosition(ago(9), axis)).toBeUndefined();
  const { bars } = stripShape(every(6, 0), axis);
  expect(bars).toEqual([{ from: 25, to: 100, state: 'healthy' }]);
  expect(stripTicks(axis).map(({ at }) => at)).toEqual([ago(8), ago(6), ago(4), ago(2), NOW]);
});

it('is a day in two parts once there is a day, and no minute is stretched over the whole width', () => {
  expect(stripAxis([ago(60 * 24)], NOW)).toEqual({ now: NOW });
  expect(stripAxis([], NOW)).toEqual({ now: NOW });
  expect(stripAxis([ago(1)], NOW).from).toBe(ago(5));
});

it('does not hatch the minutes before a first deploy, and hatches what nobody could ever read', () => {
  const before = every(8, 4, { verdict: 'unknown' });
  const axis = stripAxis([firstJudged([...every(10, 0)])], NOW);
  const { bars } = stripShape([...before, ...every(4, 0)], axis);
  expect(bars.map(({ state }) => state)).toEqual(['healthy']);
  expect(stripShape(before, axis).bars.map(({ state }) => state)).toContain('unknown');
});
