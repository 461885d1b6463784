import { expect, it } from 'vitest';
import type { Chart, Datapoint, MetricsAnswer } from '../metrics/series.ts';
import { instant } from '../time.ts';
import { beforeAfter } from './after-deploy.ts';
import { foldedMinutes, slowestMinute } from './minute-figures.ts';

const MINUTE = 60_000;
const at = (minute: number) => instant(minute * MINUTE);
const chart = (
  id: Chart['id'],
  name: string,
  statistic: string,
  points: readonly (readonly [number, number])[],
) =>
  ({
    ...{ id, resource: 'cfn:s/Sort', label: 'sort' },
    series: [
      {
        ...{ metric: { name }, statistic },
        points: points.map(([minute, value]): Datapoint => ({ at: at(minute), value })),
      },
    ],
  }) as unknown as Chart;

it('of an even number of minutes takes the slower of the middle two, and of none says nothing', () => {
  expect(foldedMinutes({ requests: [1, 2], errors: [0, 1], p95: [90, 50] })).toEqual({
    ...{ requests: 3, errors: 1, p95: 90 },
  });
  expect(foldedMinutes({ requests: [], errors: [], p95: [] })).toEqual({ requests: 0, errors: 0 });
  expect(slowestMinute([{ at: at(1), requests: 1, errors: 0 }])).toBeUndefined();
});

it('a break late in the hour is told by its slowest minute, whatever the median of an hour says', () => {
  // Ten minutes before, forty of the new version, of which the last five are slow.
  const steady = Array.from({ length: 45 }, (_, minute) => [minute, 40 + (minute % 3)] as const);
  const slow = Array.from({ length: 5 }, (_, index) => [45 + index, 330 + index] as const);
  const answer = {
    charts: [
      chart(
        'lambda.invocations',
        'Invocations',
        'Sum',
        [...steady, ...slow].map(([minute]) => [minute, 100]),
      ),
      chart('lambda.duration', 'Duration', 'p95', [...steady, ...slow]),
    ],
  } as unknown as MetricsAnswer;
  const shown = beforeAfter(answer, { changed: ['cfn:s/Sort'], stack: 's', deployedAt: at(10) });
  expect(shown?.since.p95).toBe(41);
  expect(shown?.slowest).toEqual({ before: { at: at(2), p95: 42 }, since: { at: at(49), p95: 334 } });
});

it('the median is of the minutes that have a percentile: an idle one moves it nowhere', () => {
  // CloudWatch counts 0 requests in an idle minute of an API, and has no latency for it.
  const counts = Array.from({ length: 9 }, (_, minute) => [minute, minute < 6 ? 0 : 5] as const);
  const answer = {
    charts: [
      chart('lambda.invocations', 'Invocations', 'Sum', counts),
      chart('lambda.duration', 'Duration', 'p95', [
        [6, 10],
        [7, 20],
        [8, 30],
      ]),
    ],
  } as unknown as MetricsAnswer;
  const shown = beforeAfter(answer, { changed: ['cfn:s/Sort'], stack: 's', deployedAt: at(0) });
  expect(shown?.since.p95).toBe(20);
});
