import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { usd } from '../units.ts';
import type { CostEstimate } from './cost.ts';
import { aMonthOf, watched } from './watched.ts';

const at = (day: number) => instant(Date.UTC(2026, 10, day));
const estimate: CostEstimate = {
  month: '2026-11',
  lines: [],
  monthToDate: usd(3.2),
  forecast: usd(7.22),
  unknownLines: 0,
  usageSince: at(28),
  fullMonth: usd(101.55),
};

describe('what a month is held against', () => {
  it('a full month at this rate, where only two of thirty days were watched', () => {
    expect(watched(estimate, at(30))).toEqual({ days: 2, of: 30, fromStart: false });
    expect(aMonthOf(estimate, at(30))).toBe(101.55);
  });

  it('the forecast, where the month was watched from its first day', () => {
    const whole = { ...estimate, usageSince: at(1) };
    expect(watched(whole, at(11))).toEqual({ days: 10, of: 30, fromStart: true });
    expect(aMonthOf(whole, at(11))).toBe(7.22);
  });

  it('nothing in the first minutes', () => {
    const { fullMonth: _, ...young } = estimate;
    expect(aMonthOf(young, at(28))).toBeUndefined();
  });

  it('a finished month is not watched past its end', () => {
    expect(watched(estimate, instant(Date.UTC(2026, 11, 9))).days).toBe(3);
  });
});
