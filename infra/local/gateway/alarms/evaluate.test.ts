import { expect, test } from 'vitest';
import { MetricStore } from '../metrics/store.ts';
import { definitionOf } from './alarm.ts';
import { evaluateAlarm, judge } from './evaluate.ts';

const now = Date.parse('2026-11-22T05:10:30Z');
const dimensions = { FunctionName: 'items-dev-api' };
const errors = definitionOf({
  AlarmName: 'items-dev-api-errors',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'items-dev-api' }],
  Statistic: 'Sum',
  Period: '300',
  EvaluationPeriods: '2',
  Threshold: '5',
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
});

function storeOf(points: readonly (readonly [name: string, minutesAgo: number, value: number])[]) {
  const store = new MetricStore();
  for (const [name, ago, value] of points) {
    store.record({ namespace: 'AWS/Lambda', name, dimensions, value, at: now - ago * 60_000 });
  }
  return store;
}

test('an alarm needs all of its periods above the threshold', () => {
  expect(evaluateAlarm(storeOf([['Errors', 1, 6]]), errors, now)?.state).toBe('OK');
  expect(
    evaluateAlarm(
      storeOf([
        ['Errors', 1, 6],
        ['Errors', 6, 7],
      ]),
      errors,
      now,
    ),
  ).toMatchObject({
    state: 'ALARM',
    reason:
      'Threshold Crossed: 2 out of the last 2 datapoints [7.0, 6.0] were greater than the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).',
  });
});

test('the threshold itself is not above it', () => {
  expect(
    evaluateAlarm(
      storeOf([
        ['Errors', 1, 5],
        ['Errors', 6, 5],
      ]),
      errors,
      now,
    )?.state,
  ).toBe('OK');
});

test('a value of another function is not this alarm’s', () => {
  const store = new MetricStore();
  for (const at of [now, now - 360_000]) {
    store.record({
      namespace: 'AWS/Lambda',
      name: 'Errors',
      dimensions: { FunctionName: 'other' },
      value: 9,
      at,
    });
  }
  expect(evaluateAlarm(store, errors, now)?.state).toBe('OK');
});

test('metric math of two metrics is evaluated, and a period without invocations is missing', () => {
  const stat = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Lambda',
        MetricName,
        Dimensions: [{ Name: 'FunctionName', Value: 'items-dev-api' }],
      },
      Period: 300,
      Stat: 'Sum',
    },
    ReturnData: false,
  });
  const rate = definitionOf({
    AlarmName: 'rate',
    EvaluationPeriods: 2,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    Metrics: [
      { Id: 'rate', Expression: '100 * errors / invocations', ReturnData: true },
      stat('errors', 'Errors'),
      stat('invocations', 'Invocations'),
    ],
  });
  const busy = [
    ['Errors', 1, 1],
    ['Invocations', 1, 10],
    ['Errors', 6, 1],
    ['Invocations', 6, 10],
  ] as const;
  expect(evaluateAlarm(storeOf(busy), rate, now)?.state).toBe('ALARM');
  expect(
    evaluateAlarm(
      storeOf([
        ['Errors', 1, 0],
        ['Invocations', 1, 0],
      ]),
      rate,
      now,
    ),
  ).toMatchObject({
    state: 'OK',
    reason:
      'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [NonBreaching].',
  });
});

const when = { start: now - 900_000, now, periodMs: 300_000 };
const rule = (TreatMissingData: string, DatapointsToAlarm?: number) =>
  definitionOf({
    AlarmName: 'a',
    EvaluationPeriods: 3,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData,
    DatapointsToAlarm,
  });

test.each([
  ['missing', [undefined, undefined, undefined], 'INSUFFICIENT_DATA'],
  ['ignore', [undefined, undefined, undefined], undefined],
  ['breaching', [undefined, undefined, undefined], 'ALARM'],
  ['notBreaching', [undefined, undefined, undefined], 'OK'],
  ['breaching', [undefined, 9, 9], 'ALARM'],
  ['notBreaching', [undefined, 9, 9], 'OK'],
  ['missing', [undefined, 9, 9], undefined],
  ['missing', [undefined, 1, 9], 'OK'],
  ['missing', [9, 9, 9], 'ALARM'],
  ['missing', [1, 1, 1], 'OK'],
])('missing data as %s makes %j %s', (treat, values, state) => {
  expect(judge(rule(treat), values, when)?.state).toBe(state);
});

test('two of three is enough when the alarm says so', () => {
  expect(judge(rule('missing', 2), [9, 1, 9], when)?.state).toBe('ALARM');
});
