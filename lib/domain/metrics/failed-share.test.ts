import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { failedShare } from './failed-share.ts';
import type { PanelSeries } from './panels.ts';
import type { Series } from './series.ts';

const series = (word: string, ...values: readonly number[]): PanelSeries => ({
  ...{ word, tone: 'c1', shape: 'line' },
  series: {
    ...{ id: word, unit: 'count', statistic: 'Sum' },
    metric: { namespace: 'AWS/Lambda', name: word, dimensions: {} },
    points: values.map((value, index) => ({ at: instant(index * 60_000), value })),
  } satisfies Series,
});
const panel = {
  series: [
    series('invocations', 341, 8, 0),
    series('errors', 8, 0, 0, 2),
    series('throttles', 9),
    series('all', 412),
    series('4xx', 14),
  ],
};
const share = (word: string, minute: number, value: number) =>
  failedShare(panel, { word }, { at: instant(minute * 60_000), value });

it('is of the requests of the same period', () => {
  expect(share('errors', 0, 8)).toBeCloseTo(0.0235, 4);
  expect(share('5xx', 0, 9)).toBeCloseTo(0.0218, 4);
});

it('is not said where none failed, of requests that were not measured, and of what is no failure of them', () => {
  expect(share('errors', 1, 0)).toBeUndefined();
  expect(share('errors', 3, 2)).toBeUndefined();
  expect(share('errors', 2, 2)).toBeUndefined();
  expect(share('throttles', 0, 9)).toBeUndefined();
  expect(share('4xx', 0, 14)).toBeUndefined();
});
