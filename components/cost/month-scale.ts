import { niceTop } from '#components/charts/scale.ts';
import type { Instant } from '#lib/domain/time.ts';

export const WIDTH = 270;
export const LEFT = 40;
export const RIGHT = 216;
export const TOP = 26;
export const BASE = 150;
const DAY_MS = 86_400_000;

/** Days of a calendar month across, dollars up. */
export type MonthScale = {
  /** Days in the month. */
  readonly length: number;
  /** @param day days since the month began, with fraction. */
  readonly x: (day: number) => number;
  readonly y: (usd: number) => number;
  readonly dayOf: (at: Instant) => number;
  /** Dollars of the grid's lines. */
  readonly grid: readonly number[];
};

export function monthScale(month: string, most: number): MonthScale {
  const start = Date.parse(`${month}-01`);
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const { top, step } = niceTop(most);
  return {
    length,
    x: (day) => LEFT + (day / length) * (RIGHT - LEFT),
    y: (usd) => BASE - (usd / top) * (BASE - TOP),
    dayOf: (at) => (at - start) / DAY_MS,
    grid: [0, 1, 2, 3].map((line) => line * step),
  };
}
