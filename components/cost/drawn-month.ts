import type { MonthAhead } from './month-ahead.ts';
import type { BilledPoint, MonthPoint } from './month-points.ts';

/** Dollars over the days of a month. */
export type DrawnMonth = {
  /** Days in the month. */
  readonly length: number;
  readonly now: number;
  /** So far. */
  readonly sum: number;
  readonly used: readonly MonthPoint[];
  readonly billed: readonly BilledPoint[];
  readonly ahead: MonthAhead | undefined;
  readonly budgetUsd: number | undefined;
  /** Of a month that was watched from a later day on: what a full one costs at this rate. */
  readonly fullMonth: number | undefined;
  /** In the viewer's language: the browser has no words of cost. */
  readonly words: { readonly budget: string; readonly now: string; readonly notWatched: string };
};
