import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

describe('on a young strip, where each deploy is named', () => {
  const young = { now: NOW, from: ago(5) };
  const labels = (marks: ReturnType<typeof mark>[]) =>
    placeMarks(marks, bars, young).map(({ label, side }) => `${label} ${side}`);

  it('names neighbours together when their labels would touch', () => {
    expect(labels([mark(4, 4), mark(6, 1), mark(9, 0.6)])).toEqual(['#4 after', '#6, #9 after']);
  });

  it('counts more than two at one place', () => {
    expect(labels([mark(10, 1.1), mark(11, 1), mark(12, 0.9), mark(13, 0.8)])).toEqual(['#10 +3 after']);
  });

  it('writes a label before its mark where the strip ends', () => {
    expect(labels([mark(9, 3), mark(13, 0.1)])).toEqual(['#9 after', '#13 before']);
  });

  it('never draws one label over another', () => {
    const minutes = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(minutes, (when) => {
        const marks = when.toSorted((a, b) => b - a).map((ago, at) => mark(at + 1, ago));
        const placed = placeMarks(marks, bars, young);
        const inks = placed.map(({ x, label, side }) =>
          side === 'after' ? [x, x + label.length * 2.6 + 3] : [x - label.length * 2.6 - 3, x],
        );
        expect(placed.reduce((sum, { count }) => sum + count, 0)).toBe(marks.length);
        for (const [at, [from = 0]] of inks.entries())
          expect(from).toBeGreaterThanOrEqual(inks[at - 1]?.[1] ?? Number.NEGATIVE_INFINITY);
      }),
    );
  });
});
