// Answers are samples built from the service models of the AWS SDK 3.116x, November 2026.
import { describe, expect, it } from 'vitest';
import { instant, minutes } from '#lib/domain/time.ts';
import { answeringClients, sdkError } from '../answering-clients.ts';
import { describeStack } from './cloudformation/stack.ts';
import { describeAlarms } from './cloudwatch/alarms.ts';
import { type MetricQuery, readMetricData } from './cloudwatch/metric-data.ts';
import { functionSettings } from './lambda/function.ts';
import { filterLogEvents } from './logs/filter-events.ts';
import { waitingMessages } from './sqs/queue.ts';

const NOW = new Date(1_795_000_000_000);
const range = { from: instant(1_794_999_000_000), to: instant(1_795_000_000_000) };

describe('alarms', () => {
  const alarm = {
    AlarmName: 'items-dev-api-errors',
    AlarmArn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:items-dev-api-errors',
    StateValue: 'OK',
    StateUpdatedTimestamp: NOW,
    MetricName: 'Errors',
    Namespace: 'AWS/Lambda',
    Dimensions: [{ Name: 'FunctionName', Value: 'items-dev-api' }],
    Threshold: 5,
  };
  const stat = (MetricName: string) => ({
    MetricStat: {
      Metric: { MetricName, Namespace: 'AWS/Lambda', Dimensions: alarm.Dimensions },
      Period: 300,
      Stat: 'Sum',
    },
  });

  it('are read page by page, and one of two metrics is named after both', async () => {
    const { MetricName: _, Namespace: __, Dimensions: ___, ...math } = alarm;
    const { aws } = answeringClients({
      'cloudwatch:DescribeAlarms': ({ NextToken }: { NextToken?: string }) =>
        NextToken
          ? {
              MetricAlarms: [
                { ...math, AlarmName: 'rate', Metrics: [stat('Errors'), stat('Invocations'), {}] },
              ],
            }
          : { MetricAlarms: [alarm], NextToken: 'more' },
    });
    const read = await describeAlarms(aws, 'all');
    expect(read).toMatchObject({
      ok: true,
      value: [
        { name: 'items-dev-api-errors', metric: 'Errors', since: NOW.getTime(), threshold: 5 },
        { name: 'rate', metric: 'Errors / Invocations', dimensions: { FunctionName: 'items-dev-api' } },
      ],
    });
  });

  it('that may not be read are denied, not none', async () => {
    const { aws } = answeringClients({
      'cloudwatch:DescribeAlarms': () => {
        throw sdkError(
          'AccessDenied',
          'User: arn:aws:sts::0:x is not authorized to perform: cloudwatch:DescribeAlarms',
        );
      },
    });
    expect(await describeAlarms(aws, { names: ['x'] })).toMatchObject({
      ok: false,
      error: { kind: 'denied', resource: '*' },
    });
  });

  it('are asked for again when the cloud no longer knows the keys', async () => {
    let asked = 0;
    const { aws } = answeringClients({
      'cloudwatch:DescribeAlarms': () => {
        asked += 1;
        if (asked === 1) throw sdkError('InvalidClientTokenId', 'The security token included is invalid');
        return { MetricAlarms: [] };
      },
    });
    expect(await describeAlarms(aws, { names: ['x'] })).toEqual({ ok: true, value: [] });
  });

  it('of an odd shape are malformed, and say where', async () => {
    const { aws } = answeringClients({
      'cloudwatch:DescribeAlarms': () => ({ MetricAlarms: [{ ...alarm, StateValue: 'MAYBE' }] }),
    });
    expect(await describeAlarms(aws, { names: ['x'] })).toMatchObject({
      ok: false,
      error: { kind: 'malformed' },
    });
  });
});

describe('metric data', () => {
  const query = (id: string): MetricQuery => ({
    id,
    metric: { namespace: 'AWS/Lambda', name: id, dimensions: { FunctionName: 'f' } },
    statistic: 'Sum',
  });

  it('is joined over pages, sorted, and says which metric was not whole', async () => {
    const { aws } = answeringClients({
      'cloudwatch:GetMetricData': ({ NextToken }: { NextToken?: string }) =>
        NextToken
          ? {
              MetricDataResults: [
                { Id: 'q0', StatusCode: 'Complete', Timestamps: [new Date(1_000)], Values: [1] },
                { Id: 'q1', StatusCode: 'InternalError', Timestamps: [], Values: [] },
              ],
            }
          : {
              MetricDataResults: [
                { Id: 'q0', StatusCode: 'PartialData', Timestamps: [new Date(2_000)], Values: [2] },
              ],
              NextToken: 'more',
            },
    });
    const read = await readMetricData(aws, [query('a'), query('b'), query('c')], range, minutes(1));
    if (!read.ok) throw new Error('not read');
    expect(read.value.points.get('a')).toEqual([
      { at: 1_000, value: 1 },
      { at: 2_000, value: 2 },
    ]);
    expect(read.value.points.get('b')).toEqual([]);
    expect([...read.value.unread]).toEqual(['b', 'c']);
    expect(read.value.missing.map((each) => each.failure)).toEqual([
      { kind: 'unavailable', cause: 'cloudwatch:GetMetricData: InternalError' },
      { kind: 'unavailable', cause: 'cloudwatch:GetMetricData: no result' },
    ]);
  });

  it('is asked for in calls of at most 500', async () => {
    const sizes: number[] = [];
    const { aws } = answeringClients({
      'cloudwatch:GetMetricData': ({ MetricDataQueries }: { MetricDataQueries: unknown[] }) => {
        sizes.push(MetricDataQueries.length);
        return { MetricDataResults: [] };
      },
    });
    await readMetricData(
      aws,
      Array.from({ length: 501 }, (_, index) => query(`m${index}`)),
      range,
      minutes(1),
    );
    expect(sizes).toEqual([500, 1]);
  });
});

describe('log events', () => {
  it('come with their group, and an empty page may have a successor', async () => {
    const { aws } = answeringClients({ 'logs:FilterLogEvents': () => ({ events: [], nextToken: 'more' }) });
    expect(await filterLogEvents(aws, { group: '/aws/lambda/f', range })).toEqual({
      ok: true,
      value: { events: [], next: 'more' },
    });
  });

  it('are asked for up to, not including, the end of the range', async () => {
    let input: { endTime?: number } = {};
    const { aws } = answeringClients({
      'logs:FilterLogEvents': (asked: { endTime: number }) => {
        input = asked;
        return {};
      },
    });
    await filterLogEvents(aws, { group: 'g', range });
    expect(input.endTime).toBe(range.to - 1);
  });
});

describe('a stack', () => {
  it('that does not exist is null; one that may not be read is a failure', async () => {
    const answer = (name: string, message: string) =>
      answeringClients({
        'cloudformation:DescribeStacks': () => {
          throw sdkError(name, message);
        },
      }).aws;
    const absent = await describeStack(
      answer('ValidationError', 'Stack with id items-dev-app does not exist'),
      'x',
    );
    expect(absent).toEqual({ ok: true, value: null });
    const throttled = await describeStack(answer('Throttling', 'Rate exceeded'), 'x');
    expect(throttled).toEqual({
      ok: false,
      error: { kind: 'throttled', api: 'cloudformation:DescribeStacks' },
    });
  });

  it('is as old as its last update', async () => {
    const { aws } = answeringClients({
      'cloudformation:DescribeStacks': () => ({
        Stacks: [
          {
            StackName: 'items-dev-app',
            StackStatus: 'UPDATE_COMPLETE',
            CreationTime: new Date(0),
            LastUpdatedTime: NOW,
            Outputs: [
              { OutputKey: 'ApiUrl', OutputValue: 'https://x', ExportName: 'items-dev-api-url' },
              { OutputKey: 'ApiId', OutputValue: 'x1' },
            ],
            Parameters: [{ ParameterKey: 'TableName', ParameterValue: 'items-dev-data' }],
          },
        ],
      }),
    });
    expect(await describeStack(aws, 'items-dev-app')).toEqual({
      ok: true,
      value: {
        state: {
          name: 'items-dev-app',
          status: 'UPDATE_COMPLETE',
          updatedAt: NOW.getTime(),
          outputs: { ApiUrl: 'https://x', ApiId: 'x1' },
          exports: { ApiUrl: 'items-dev-api-url' },
        },
        parameters: { TableName: 'items-dev-data' },
      },
    });
  });
});

describe('a function and a queue', () => {
  it('give what is billed and what waits', async () => {
    const { aws, asked } = answeringClients({
      'lambda:GetFunctionConfiguration': () => ({
        FunctionName: 'items-dev-api',
        MemorySize: 256,
        Timeout: 10,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
      }),
      'sqs:GetQueueUrl': () => ({ QueueUrl: 'https://sqs/q' }),
      'sqs:GetQueueAttributes': () => ({ Attributes: { ApproximateNumberOfMessages: '3' } }),
    });
    expect(await functionSettings(aws, 'items-dev-api')).toMatchObject({
      ok: true,
      value: { architecture: 'arm64' },
    });
    expect(await waitingMessages(aws, 'q')).toEqual({ ok: true, value: 3 });
    expect(asked()).toEqual(['lambda:GetFunctionConfiguration', 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes']);
  });
});
