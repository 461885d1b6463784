import { describe, expect, it } from 'vitest';
import { type DeclaredResource, resourceId } from '../graph/model.ts';
import { days, hours, instant, minus } from '../time.ts';
import { chartPlans, chartsFrom } from './charts.ts';
import { metricPanels } from './panels.ts';
import { aligned, periodFor } from './period.ts';
import { declaredName, type MetricTarget, metricTargets } from './targets.ts';
import { vitalMeasures, vitalRange, vitalsFrom } from './vital-signs.ts';

const NOW = instant(1_795_000_020_000);
const at = instant(1_795_000_000_000);

const api: MetricTarget = {
  kind: 'function',
  resource: 'cfn:items-dev-app/ApiFunction',
  label: 'api',
  dimensions: { FunctionName: 'items-dev-api' },
};
const door: MetricTarget = {
  kind: 'http-api',
  resource: 'tf:infra/hello#aws_apigatewayv2_api.hello',
  label: 'api',
  dimensions: { ApiId: 'a1b2c3d4e5' },
};
const table: MetricTarget = {
  kind: 'table',
  resource: 'tf:infra/terraform#aws_dynamodb_table.main',
  label: 'data',
  dimensions: { TableName: 'items-dev-data' },
};

describe('what is measured of a system', () => {
  const declared = (type: string, attributes: Record<string, unknown>) => ({
    id: resourceId(`x#${type}`),
    owner: { kind: 'none' } as const,
    type,
    aliases: [],
    attributes,
  });

  it('carries the name that CloudWatch knows, under a short label', () => {
    const found = metricTargets(
      [
        declared('aws_lambda_function', { functionName: 'items-dev-api' }),
        declared('AWS::ApiGateway::RestApi', { name: 'items-dev-api' }),
        declared('aws_apigatewayv2_api', { id: 'a1b2c3d4e5', name: 'items-dev-web' }),
        declared('aws_iam_role', { name: 'items-dev-api' }),
      ],
      'items-dev',
      declaredName,
    );
    expect(found.map(({ kind, label, dimensions }) => [kind, label, dimensions])).toEqual([
      ['function', 'api', { FunctionName: 'items-dev-api' }],
      ['rest-api', 'API', { ApiName: 'items-dev-api' }],
      ['http-api', 'web API', { ApiId: 'a1b2c3d4e5' }],
    ]);
  });

  it('knows a dead-letter queue by who sends to it', () => {
    const queue = {
      ...declared('aws_sqs_queue', { name: 'given-up' }),
      arn: 'arn:aws:sqs:ap-northeast-1:000000000000:given-up',
    };
    const mapping = declared('AWS::Lambda::EventSourceMapping', {
      functionName: 'arn:aws:lambda:ap-northeast-1:000000000000:function:items-dev-processor',
      eventSourceArn: 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/items-dev-data/stream/1',
      destinationConfig: { onFailure: { destination: queue.arn } },
    });
    const found = metricTargets(
      [queue, mapping, declared('AWS::SQS::Queue', { queueName: 'work' })],
      'items-dev',
      declaredName,
    );
    expect(found.map(({ kind, deadLetter }) => [kind, deadLetter])).toEqual([
      ['queue', true],
      ['stream', undefined],
      ['queue', false],
    ]);
    expect(found[1]?.dimensions).toEqual({ FunctionName: 'items-dev-processor' });
  });
});

describe('charts', () => {
  it('ask for each statistic once and put its points back', () => {
    const plans = chartPlans([api]);
    const duration = plans.find((each) => each.id === 'lambda.duration');
    expect(duration?.measures.map((each) => each.statistic)).toEqual(['p50', 'p95', 'p99']);
    const points = new Map([[duration?.measures[1]?.id ?? '', [{ at, value: 41 }]]]);
    const chart = chartsFrom(plans, points).find((each) => each.id === 'lambda.duration');
    expect(chart?.series.map((each) => each.points.length)).toEqual([0, 1, 0]);
  });

  it('keep a series that measured nothing, but only the operations that occurred', () => {
    const plans = chartPlans([table]);
    const latency = plans.find((each) => each.id === 'dynamodb.latency');
    const query = latency?.measures.find((each) => each.metric.dimensions.Operation === 'Query');
    const charts = chartsFrom(plans, new Map([[query?.id ?? '', [{ at, value: 3 }]]]));
    const shown = (id: string) => charts.find((each) => each.id === id)?.series.length;
    expect([shown('dynamodb.latency'), shown('dynamodb.capacity')]).toEqual([1, 2]);
  });
});

describe('a period', () => {
  const period = (from: number, to = 0) =>
    periodFor({ from: instant(NOW - from), to: instant(NOW - to) }, NOW);

  it('grows with the range, and with what CloudWatch no longer keeps finely', () => {
    expect(period(hours(1))).toBe(60_000);
    expect(period(hours(24))).toBe(300_000);
    expect(period(days(30))).toBe(21_600_000);
    expect(period(days(20), days(20) - hours(1))).toBe(300_000);
    expect(period(days(90), days(90) - hours(1))).toBe(3_600_000);
  });

  it('aligns the range, so that two viewers share one answer', () => {
    const a = aligned({ from: minus(NOW, hours(1)), to: NOW }, hours(1));
    const b = aligned({ from: instant(NOW - hours(1) + 5_000), to: instant(NOW + 5_000) }, hours(1));
    expect(a).toEqual(b);
  });
});

describe('vitals', () => {
  it('are the last five full minutes', () => {
    const { from, to } = vitalRange(NOW);
    expect([to % 60_000, to - from]).toEqual([0, 300_000]);
  });

  it('add up counts, take the middle minute of a percentile, and leave absent what was not measured', () => {
    const id = (name: string) =>
      vitalMeasures([api, door]).find((each) => each.id.includes(` ${name} `))?.id ?? '';
    const minute = (value: number) => ({ at, value });
    const points = new Map([
      [id('Count'), [minute(30), minute(20)]],
      [id('5xx'), [minute(5)]],
      [id('Latency'), [minute(10), minute(900), minute(20)]],
    ]);
    expect(vitalsFrom([api, door], points)).toEqual({
      windowMinutes: 5,
      vitals: [
        { resource: api.resource, label: 'api', kind: 'function' },
        { resource: door.resource, label: 'api', kind: 'api', requests: 50, errors: 5, latencyP95: 20 },
      ],
      requestsPerMinute: 10,
      errorRate: 0.1,
    });
  });

  it('say nothing of traffic that nobody measured', () => {
    expect(vitalsFrom([door], new Map())).not.toHaveProperty('requestsPerMinute');
  });
});

it('knows which queue takes what a stream gave up, and shows it on the stream’s own panel', () => {
  const resource = (id: string, type: string, attributes: Record<string, unknown>): DeclaredResource => ({
    ...{ id: resourceId(id), type, aliases: [id], attributes },
    owner: { kind: 'sam', stack: 'items-dev-app', logicalId: id },
  });
  const declared = [
    resource('dlq', 'AWS::SQS::Queue', { queueName: 'items-dev-processor-dlq' }),
    resource('mapping', 'AWS::Lambda::EventSourceMapping', {
      eventSourceArn: 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/items-dev-data/stream/1',
      functionName: 'items-dev-processor',
      destinationConfig: {
        onFailure: { destination: 'arn:aws:sqs:ap-northeast-1:000000000000:items-dev-processor-dlq' },
      },
    }),
  ];
  const targets = metricTargets(declared, 'items-dev', declaredName);
  expect(targets.find(({ kind }) => kind === 'stream')?.failuresTo).toBe('dlq');
  const [panel] = metricPanels(chartsFrom(chartPlans(targets), new Map())).filter(
    ({ title }) => title === 'streamAge',
  );
  expect(panel?.series.map(({ word, shape, series }) => [word, shape, series.unit])).toEqual([
    ['iteratorAge', 'line', 'ms'],
    ['deadLetters', 'depth', 'count'],
  ]);
});

it('marks what CloudWatch did not answer for', () => {
  const plans = chartPlans([{ kind: 'queue', resource: 'q', label: 'q', dimensions: { QueueName: 'q' } }]);
  const [first, second] = plans.flatMap(({ measures }) => measures);
  const charts = chartsFrom(plans, new Map(), new Set([first?.id ?? '']));
  const unread = charts.flatMap(({ series }) => series).map(({ id, unread }) => [id, unread]);
  expect(unread).toEqual([
    [first?.id, true],
    [second?.id, undefined],
  ]);
});
