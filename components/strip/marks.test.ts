import { expect, it } from 'vitest';
import { type Instant, instant } from '#lib/domain/time.ts';
import { placeMarks } from './marks.ts';

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const ago = (minutes: number): Instant => instant(NOW - minutes * 60_000);
const mark = (number: number, minutes: number) => ({ number, runId: `run-${number}`, at: ago(minutes) });
const bars = [
  { from: 0, to: 90, state: 'healthy' },
  { from: 90, to: 92, state: 'deploying' },
  { from: 92, to: 100, state: 'degraded' },
] as const;

it('draws marks that would cover each other as one, and counts them', () => {
  const placed = placeMarks([mark(1, 600), mark(2, 599), mark(3, 10)], bars, { now: NOW });
  expect(placed.map(({ count, key }) => [key, count])).toEqual([
    ['run-1', 2],
    ['run-3', 1],
  ]);
});

it('takes the verdict that followed the deploy, not the deploy itself', () => {
  expect(placeMarks([mark(3, 15)], bars, { now: NOW })[0]?.ledTo).toBe('degraded');
  expect(placeMarks([mark(1, 600)], bars, { now: NOW })[0]?.ledTo).toBe('healthy');
});

it('leaves out what is older than the strip', () => {
  expect(placeMarks([mark(1, 25 * 60)], bars, { now: NOW })).toEqual([]);
});
