import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import {
  brushed,
  chartWindow,
  type Move,
  moved,
  windowOfWord,
  windowQuery,
  windowRange,
  windowWord,
} from './chart-window.ts';

const MINUTE = 60_000;
const T = 1_795_000_020_000 - (1_795_000_020_000 % MINUTE);
const range = { from: instant(T), to: instant(T + 90 * MINUTE) };

it.each([
  [{}, 'range=90m'],
  [{ range: '6h' }, 'range=6h'],
  [{ range: 'forever' }, 'range=90m'],
  [{ from: `${T}`, to: `${T + 600_000}` }, `from=${T}&to=${T + 600_000}`],
  [{ from: `${T + 600_000}`, to: `${T}` }, `from=${T}&to=${T + 600_000}`],
  [
    { from: '2026-11-18T12:00Z', to: '2026-11-18T13:00Z' },
    `from=${Date.UTC(2026, 10, 18, 12)}&to=${Date.UTC(2026, 10, 18, 13)}`,
  ],
  [{ from: `${T}`, to: `${T}` }, 'range=90m'],
  [{ from: 'yesterday', to: 'now' }, 'range=90m'],
  [{ from: '1', to: `${T}` }, 'range=90m'],
])('reads %o as %s', (query, means) => {
  expect(windowQuery(chartWindow(query))).toBe(means);
});

it('survives as one word', () => {
  for (const query of [{ range: '7d' }, { from: `${T}`, to: `${T + 600_000}` }]) {
    const window = chartWindow(query);
    expect(windowOfWord(windowWord(window))).toEqual(window);
  }
});

it.each([
  [0.5, 0.75, 45, 68],
  [0.75, 0.5, 45, 68],
  [-1, 0.1, 0, 9],
  [0.9, 2, 81, 90],
])('a brush from %d to %d is minute %d to %d', (start, end, from, to) => {
  expect(brushed(range, MINUTE, start, end)).toEqual({ from: T + from * MINUTE, to: T + to * MINUTE });
});

it('a brush that is hardly wider than a click changes nothing', () => {
  expect(brushed(range, MINUTE, 0.5, 0.51)).toBeUndefined();
});

it('ends a named range now and leaves a fixed one where it is', () => {
  expect(windowRange({ kind: 'named', name: '15m' }, range.to)).toEqual({
    from: range.to - 15 * MINUTE,
    to: range.to,
  });
  expect(windowRange({ kind: 'fixed', range }, instant(range.to + MINUTE))).toEqual(range);
});

describe('moving a stretch', () => {
  const now = instant(10_000_000_000);
  const range = { from: instant(now - 8_000_000), to: instant(now - 4_000_000) };
  const at = (move: Move) => {
    const { from, to } = moved(range, move, now);
    return [from - now, to - now];
  };

  it('goes half its length aside, closer by half, wider to twice', () => {
    expect(at('earlier')).toEqual([-10_000_000, -6_000_000]);
    expect(at('later')).toEqual([-6_000_000, -2_000_000]);
    expect(at('closer')).toEqual([-7_000_000, -5_000_000]);
    expect(at('wider')).toEqual([-10_000_000, -2_000_000]);
  });

  it('ends at now at the latest, and is never shorter than CloudWatch can show', () => {
    const atEnd = { from: instant(now - 4_000_000), to: now };
    expect(moved(atEnd, 'later', now)).toEqual(atEnd);
    expect(moved(atEnd, 'wider', now).to).toBe(now);
    const short = { from: instant(now - 120_000), to: now };
    expect(moved(short, 'closer', now)).toEqual(short);
  });
});
