import { expect, test } from 'vitest';
import { type Answer, describeCall } from '../call.ts';
import { jsonAnswer } from '../json.ts';
import { MetricStore } from '../metrics/store.ts';
import { metricData } from './metric-data.ts';

const T = Date.parse('2026-11-22T05:00:00Z');
const store = new MetricStore();
for (let minute = 0; minute < 4; minute += 1) {
  const datum = { namespace: 'AWS/SQS', dimensions: {}, value: minute, at: T + minute * 60_000 };
  store.record({ ...datum, name: 'a' });
  store.record({ ...datum, name: 'b' });
}

const query = (Id: string) => ({
  Id,
  MetricStat: { Metric: { Namespace: 'AWS/SQS', MetricName: Id }, Period: 60, Stat: 'Sum' },
});
const range = { StartTime: T / 1000, EndTime: T / 1000 + 300 };

async function ask(operation: string, input: unknown, forwarded: Answer = jsonAnswer({})) {
  const headers = {
    authorization:
      'AWS4-HMAC-SHA256 Credential=ASIA0123456789ABCDEF/20261122/ap-northeast-1/monitoring/aws4_request, …',
    'x-amz-target': `GraniteServiceVersion20100801.${operation}`,
  };
  const call = describeCall('POST', '/', headers, Buffer.from(JSON.stringify(input)));
  const answer = await metricData(store)(call, async () => forwarded);
  return { status: answer?.status, output: JSON.parse(answer?.body.toString('utf8') ?? '{}') };
}

test('the newest point comes first unless told', async () => {
  const { output } = await ask('GetMetricData', { ...range, MetricDataQueries: [query('a')] });
  expect(output.MetricDataResults[0]).toMatchObject({ Values: [3, 2, 1, 0], StatusCode: 'Complete' });
  const ascending = await ask('GetMetricData', {
    ...range,
    ScanBy: 'TimestampAscending',
    MetricDataQueries: [query('a')],
  });
  expect(ascending.output.MetricDataResults[0].Values).toEqual([0, 1, 2, 3]);
});

test('pages hold every point once, and a result that goes on says so', async () => {
  const input = { ...range, MaxDatapoints: 3, MetricDataQueries: [query('a'), query('b')] };
  const read: Record<string, number[]> = { a: [], b: [] };
  const codes: string[] = [];
  for (let NextToken: string | undefined, first = true; first || NextToken; first = false) {
    const { output } = await ask('GetMetricData', { ...input, ...(NextToken ? { NextToken } : {}) });
    for (const { Id, Values, StatusCode } of output.MetricDataResults) {
      read[Id]?.push(...Values);
      codes.push(`${Id} ${StatusCode}`);
    }
    NextToken = output.NextToken;
  }
  expect(read).toEqual({ a: [3, 2, 1, 0], b: [3, 2, 1, 0] });
  expect(codes.filter((code) => code === 'a PartialData')).toHaveLength(1);
});

test('more than 500 queries are refused', async () => {
  const MetricDataQueries = Array.from({ length: 501 }, (_, index) => ({ ...query('a'), Id: `q${index}` }));
  expect(await ask('GetMetricData', { ...range, MetricDataQueries })).toMatchObject({
    status: 400,
    output: { __type: 'ValidationError' },
  });
});

test('what IAM refuses is not answered', async () => {
  const denied: Answer = {
    status: 400,
    headers: {},
    body: Buffer.from('{"__type":"AccessDeniedException","message":"no"}'),
  };
  expect(await ask('GetMetricData', { ...range, MetricDataQueries: [query('a')] }, denied)).toMatchObject({
    status: 400,
    output: { __type: 'AccessDeniedException' },
  });
});

test('statistics of one metric come with its percentiles', async () => {
  const input = {
    Namespace: 'AWS/SQS',
    MetricName: 'a',
    ...range,
    Period: 300,
    Statistics: ['Maximum'],
    ExtendedStatistics: ['p50'],
  };
  expect((await ask('GetMetricStatistics', input)).output.Datapoints).toEqual([
    { Timestamp: T / 1000, Unit: 'None', Maximum: 3, ExtendedStatistics: { p50: 1.5 } },
  ]);
});
