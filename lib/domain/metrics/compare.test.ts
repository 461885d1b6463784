import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { millis } from '../units.ts';
import { differenceOf, panelBefore, panelBeside, rangeBefore, shiftedUnder } from './compare.ts';
import type { Statistic } from './series.ts';

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

const points = (...values: number[]) => values.map((value, minute) => ({ at: at(minute), value }));

it.each<[Statistic, number[], number[], object]>([
  ['p95', [10, 20, 30, 20, 900], [40, 40, 40, 40, 5], { before: 20, since: 40, change: 1 }],
  ['Sum', [10, 20, 30, 20, 20], [10, 10, 10, 10, 10], { before: 20, since: 10, change: -0.5 }],
  ['Sum', [0, 0, 0, 0, 0], [1, 1, 1, 1, 1], { before: 0, since: 1 }],
])('says the difference of %s in figures', (statistic, before, since, difference) => {
  expect(differenceOf(points(...before), points(...since), statistic)).toEqual(difference);
});

it('says no difference where one side was hardly measured: missing is not zero', () => {
  expect(differenceOf([], points(1, 2, 3, 4, 5), 'Sum')).toBeUndefined();
  expect(differenceOf(points(1, 2, 3, 4, 5), points(1, 2, 3, 4), 'Sum')).toBeUndefined();
});

it('counts as since the deploy only whole periods after it that no longer change', () => {
  const metric = { namespace: 'AWS/Lambda', name: 'Errors', dimensions: {} };
  const series = {
    id: 's',
    metric,
    statistic: 'Sum',
    unit: 'count',
    points: points(9, 9, 1, 1, 1, 1, 1, 9, 9),
  };
  const panel = {
    id: 'p',
    title: 'invocations',
    label: 'api',
    unit: 'count',
    series: [{ word: 'errors', tone: 'failing', shape: 'bar', series }],
  } as const;
  const deploy = { at: instant(at(1) + 31_000), number: 4, runId: 'r' };
  const under = new Map([['s', points(2, 2, 2, 2, 2)]]);
  const compared = panelBefore(panel as never, under, { deploy, period: MINUTE, settled: at(7) });
  expect(compared.differences).toEqual({ s: { before: 2, since: 1, change: -0.5 } });
  expect(compared.points.s).toHaveLength(5);
});

it('finds the same part of another environment by what its panel is called, whatever its resources are called', () => {
  const panel = (resource: string, values: readonly number[], label = 'api') => ({
    ...{ id: `invocations ${resource}`, title: 'invocations', label, unit: 'count' as const },
    series: [
      {
        ...{ word: 'invocations', tone: 'c1' as const, shape: 'line' as const },
        series: {
          ...{ id: `${resource} Invocations`, statistic: 'Sum' as const, unit: 'count' as const },
          metric: { namespace: 'AWS/Lambda', name: 'Invocations', dimensions: {} },
          points: points(...values),
        },
      },
    ],
  });
  const prod = panel('cfn:prod/Api', [50, 50, 50, 50, 50, 900]);
  const others = [panel('cfn:dev/Other', [1], 'other'), panel('cfn:dev/Api', [10, 10, 10, 10, 10, 1])];
  const compared = panelBeside(prod, others, { name: 'dev', period: MINUTE, settled: at(5) });
  expect(compared.with).toEqual({ kind: 'environment', name: 'dev' });
  expect(compared.points['cfn:prod/Api Invocations']).toHaveLength(6);
  expect(compared.differences['cfn:prod/Api Invocations']).toEqual({ before: 10, since: 50, change: 4 });
  expect(panelBeside(prod, [], { name: 'dev', period: MINUTE, settled: at(5) }).differences).toEqual({});
});
