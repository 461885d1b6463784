import { expect, test } from 'vitest';
import { UnknownStatistic } from './bucket.ts';
import { InvalidExpression } from './math.ts';
import { evaluateQueries, InvalidQuery } from './query.ts';
import { MetricStore } from './store.ts';

const T = Date.parse('2026-11-22T05:00:00Z');
const minute = (n: number) => T + n * 60_000;
const dimensions = { FunctionName: 'items-dev-api' };

function storeOf(values: Record<string, readonly (readonly [minute: number, value: number])[]>) {
  const store = new MetricStore();
  for (const [name, points] of Object.entries(values)) {
    for (const [at, value] of points)
      store.record({ namespace: 'AWS/Lambda', name, dimensions, value, at: minute(at) + 5 });
  }
  return store;
}

const metric = (id: string, name: string, stat: string, period = 60, more = {}) => ({
  Id: id,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/Lambda',
      MetricName: name,
      Dimensions: [{ Name: 'FunctionName', Value: 'items-dev-api' }],
    },
    Period: period,
    Stat: stat,
  },
  ...more,
});

const answer = (store: MetricStore, ...queries: Parameters<typeof evaluateQueries>[1]) =>
  evaluateQueries(store, queries, T, minute(10)).map(({ values }) =>
    [...values].map(([at, v]) => [(at - T) / 60_000, v]),
  );

test('values of a period are put together, and a period without one has no point', () => {
  const store = storeOf({
    Errors: [
      [0, 1],
      [1, 2],
      [6, 4],
    ],
  });
  expect(answer(store, metric('a', 'Errors', 'Sum', 300))).toEqual([
    [
      [0, 3],
      [5, 4],
    ],
  ]);
  expect(answer(store, metric('a', 'Errors', 'SampleCount'))).toEqual([
    [
      [0, 1],
      [1, 1],
      [6, 1],
    ],
  ]);
});

test('another set of dimensions is another metric, none among them', () => {
  const store = storeOf({ Errors: [[0, 1]] });
  const none = {
    Id: 'a',
    MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Errors' }, Period: 60, Stat: 'Sum' },
  };
  expect(answer(store, none)).toEqual([[]]);
});

test('percentiles come from the values, not from averages', () => {
  const store = storeOf({ Duration: Array.from({ length: 101 }, (_, i) => [0, i] as const) });
  expect(answer(store, metric('a', 'Duration', 'p95'), metric('b', 'Duration', 'p99.5'))).toEqual([
    [[0, 95]],
    [[0, 99.5]],
  ]);
});

test('an error rate has a point where both metrics have one, and none where nothing was invoked', () => {
  const store = storeOf({
    Errors: [
      [0, 1],
      [1, 0],
    ],
    Invocations: [
      [0, 4],
      [1, 0],
      [2, 3],
    ],
  });
  const rate = { Id: 'rate', Expression: '100 * errors / invocations' };
  const inputs = [
    metric('errors', 'Errors', 'Sum', 60, { ReturnData: false }),
    metric('invocations', 'Invocations', 'Sum', 60, { ReturnData: false }),
  ];
  expect(answer(store, ...inputs, rate)).toEqual([[[0, 25]]]);
  expect(
    answer(store, ...inputs, { Id: 'r', Expression: 'IF(invocations > 0, errors / invocations, 0)' }),
  ).toEqual([
    [
      [0, 0.25],
      [1, 0],
    ],
  ]);
  expect(
    answer(store, ...inputs, { Id: 'r', Expression: 'FILL(errors, 0) / invocations', Period: 60 }),
  ).toEqual([
    [
      [0, 0.25],
      [2, 0],
    ],
  ]);
});

test('an expression may use one that comes after it', () => {
  const store = storeOf({ Errors: [[0, 2]] });
  expect(
    answer(
      store,
      { Id: 'a', Expression: 'b * 2' },
      { Id: 'b', Expression: 'm + 1' },
      metric('m', 'Errors', 'Sum'),
    ),
  ).toEqual([[[0, 6]], [[0, 3]], [[0, 2]]]);
});

test('what cannot be answered rightly is refused', () => {
  const store = storeOf({});
  expect(() => answer(store, metric('a', 'Errors', 'tm90'))).toThrow(UnknownStatistic);
  expect(() => answer(store, { Id: 'a', Expression: "SEARCH('{AWS/Lambda}', 'Sum')" })).toThrow(
    InvalidExpression,
  );
  expect(() =>
    answer(store, { Id: 'a', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' }, metric('m', 'Errors', 'Sum')),
  ).toThrow(InvalidExpression);
  expect(() => answer(store, { Id: 'a', Expression: 'a + 1' })).toThrow(InvalidQuery);
  expect(() => answer(store, { Id: 'a', Expression: 'x + 1' })).toThrow('Undefined id x');
});
