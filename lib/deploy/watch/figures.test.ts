import { expect, it } from 'vitest';
import type { Datapoint } from '#lib/domain/metrics/series.ts';
import { instant } from '#lib/domain/time.ts';
import { measuresOf, minutesFrom, partsFrom, type Watched } from './figures.ts';

const MINUTE = 60_000;
const at = (minute: number) => instant(minute * MINUTE);
const sort: Watched = {
  ...{ kind: 'function', resource: 'cfn:s/Sort', label: 'sort', dimensions: { FunctionName: 'sort' } },
};
const points = (of: Readonly<Record<string, readonly (readonly [number, number])[]>>) =>
  new Map(
    Object.entries(of).map(([name, all]) => [
      `cfn:s/Sort ${name}`,
      all.map(([minute, value]): Datapoint => ({ at: at(minute), value })),
    ]),
  );

it('asks of each part its requests, its failures and its p95, under the name that its kind has for them', () => {
  const http: Watched = { ...sort, kind: 'http-api', resource: 'a', dimensions: { ApiId: 'x' } };
  expect(measuresOf([sort, http]).map(({ metric, statistic }) => `${metric.name} ${statistic}`)).toEqual([
    ...['Invocations Sum', 'Errors Sum', 'Duration p95'],
    ...['Count Sum', '5xx Sum', 'Latency p95'],
  ]);
});

it('counts the minute in which it was deployed for neither side', () => {
  const read = points({
    'Invocations Sum': [
      [8, 10],
      [9, 10],
      [10, 99],
      [11, 7],
      [12, 7],
    ],
    'Errors Sum': [
      [10, 99],
      [12, 1],
    ],
    'Duration p95': [
      [8, 50],
      [11, 70],
      [12, 90],
    ],
  });
  const deployed = instant(10 * MINUTE + 30_000);
  const [part] = partsFrom([sort], read, deployed, at(11));
  expect(part?.before).toEqual({ requests: 20, errors: 0, p95: 50 });
  expect(part?.since).toEqual({ requests: 14, errors: 1, p95: 90 });
  expect(minutesFrom([sort], read).map(({ requests, errors }) => [requests, errors])).toEqual([
    [10, 0],
    [10, 0],
    [99, 99],
    [7, 0],
    [7, 1],
  ]);
});
