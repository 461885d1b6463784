import { expect, it } from 'vitest';
import { ready } from '../reading.ts';
import { instant, minutes } from '../time.ts';
import { dataRange } from './data-range.ts';
import type { MetricsAnswer } from './series.ts';

const at = (minute: number) => instant(1_795_000_020_000 + minutes(minute));

const reading = (first: number, more: { readonly unread?: true } = {}) => {
  const series = {
    ...{ id: 's', metric: { namespace: 'AWS/Lambda', name: 'Errors', dimensions: {} }, ...more },
    ...({ statistic: 'Sum', unit: 'count' } as const),
    points: Array.from({ length: 90 - first }, (_, index) => ({ at: at(first + index), value: 1 })),
  };
  const answer: MetricsAnswer = {
    ...{ range: { from: at(0), to: at(90) }, period: minutes(1), deploys: [] },
    charts: [{ id: 'lambda.errors', resource: 'r', label: 'api', unit: 'count', series: [series] }],
  };
  return ready(answer, { asOf: at(90), freshFor: minutes(3), source: 'test' });
};

it('follows the data of an environment that is younger than the range', () => {
  expect(dataRange(reading(84))).toEqual({ from: at(84), to: at(90) });
  expect(dataRange(reading(23))).toEqual({ from: at(23), to: at(90) });
});

it('stays where data fill the range, where there is none, and where something was not read', () => {
  expect(dataRange(reading(22))).toBeUndefined();
  expect(dataRange(reading(90))).toBeUndefined();
  expect(dataRange(reading(84, { unread: true }))).toBeUndefined();
});

it('does not stretch a minute over a whole chart', () => {
  expect(dataRange(reading(89))?.from).toBe(at(85));
});
