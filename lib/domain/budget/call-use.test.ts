import { expect, it } from 'vitest';
import { type CallUse, callsByApi, callsByPage, callsByProcess } from './call-use.ts';

const use = (purpose: string, api: string, calls: number, more: Partial<CallUse> = {}): CallUse => ({
  process: 'collector',
  api,
  purpose,
  calls,
  throttles: 0,
  failures: 0,
  cacheHits: 0,
  costUsd: 0,
  ...more,
});

const USE = [
  use('topic:alarms', 'cloudwatch:DescribeAlarms', 30, { throttles: 2 }),
  use('topic:vitals', 'cloudwatch:GetMetricData', 50, { costUsd: 0.5 }),
  use('question:metrics', 'cloudwatch:GetMetricData', 4, { cacheHits: 12, costUsd: 0.25 }),
  use('not-recorded', 'cloudwatch:GetMetricData', 3, { cacheHits: 1 }),
  use('topic:of-another-build', 'sts:AssumeRole', 1),
  use('run', 's3:PutObject', 2, { process: 'runner' }),
];

it('adds calls up by the page that they serve, and keeps what was not recorded apart', () => {
  const pages = callsByPage(USE).map(({ page, calls, throttles }) => [page, calls, throttles]);
  expect(pages).toEqual([
    ['overview', 80, 2],
    ['metrics', 4, 0],
    [undefined, 4, 0],
    ['deploys', 2, 0],
  ]);
  expect(callsByPage(USE)[0]?.purposes.map(({ purpose }) => purpose)).toEqual([
    'topic:vitals',
    'topic:alarms',
  ]);
});

it('counts cache hits only where answers are kept, and dollars only where a price is known', () => {
  const [overview, metrics, unknown, deploys] = callsByPage(USE);
  expect(overview).not.toHaveProperty('cacheHits');
  expect(metrics).toMatchObject({ cacheHits: 12, costUsd: 0.25, unpricedCalls: 0 });
  expect(unknown).toMatchObject({ cacheHits: 1 });
  expect(deploys).not.toHaveProperty('costUsd');
  expect(deploys).toMatchObject({ unpricedCalls: 2 });
});

it('adds up by process, and by process and API', () => {
  expect(callsByProcess(USE).map(({ process, calls }) => [process, calls])).toEqual([
    ['collector', 88],
    ['runner', 2],
  ]);
  expect(callsByApi(USE).map(({ process, api, calls }) => [process, api, calls])).toEqual([
    ['collector', 'cloudwatch:GetMetricData', 57],
    ['collector', 'cloudwatch:DescribeAlarms', 30],
    ['runner', 's3:PutObject', 2],
    ['collector', 'sts:AssumeRole', 1],
  ]);
});
