import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { millis } from '../units.ts';
import { rangeBefore, shiftedUnder } from './compare.ts';

const MINUTE = 60_000;
const at = (minute: number) => instant(1_795_000_020_000 + minute * MINUTE);

it('compares with the same length of time, up to the period of the deploy', () => {
  const range = { from: at(0), to: at(90) };
  expect(rangeBefore(range, instant(at(70) + 31_000), MINUTE)).toEqual({ from: at(-20), to: at(70) });
});

it('moves what was measured before under the range shown, values untouched', () => {
  const metric = { namespace: 'AWS/Lambda', name: 'Errors', dimensions: {} };
  const series = {
    id: 's',
    metric,
    statistic: 'Sum',
    unit: 'count',
    points: [{ at: at(-19), value: 7 }],
  } as const;
  const before = {
    range: { from: at(-20), to: at(70) },
    period: millis(MINUTE),
    deploys: [],
    charts: [{ id: 'lambda.errors', resource: 'r', label: 'api', unit: 'count', series: [series] }],
  } as const;
  expect(shiftedUnder(before, { from: at(0), to: at(90) }).get('s')).toEqual([{ at: at(1), value: 7 }]);
});
