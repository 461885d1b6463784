import { describe, expect, it } from 'vitest';
import type { DeclaredResource } from '../graph/model.ts';
import type { MetricTarget } from '../metrics/targets.ts';
import { instant } from '../time.ts';
import { bytes } from '../units.ts';
import { declared } from './declared-in-test.ts';
import { inventoryBillables } from './inventory-lines.ts';
import { metersOf } from './meters.ts';
import type { BilledMonth } from './month.ts';
import { type MeasuredUse, usageBillables, usageMeasures } from './usage-lines.ts';

const HOUR = 3_600_000;
const month: BilledMonth = {
  name: '2026-11',
  from: instant(0),
  now: instant(10 * HOUR),
  end: instant(10 * HOUR),
};
const amounts = (...resources: readonly DeclaredResource[]) =>
  inventoryBillables(resources, month).map(({ item, quantity, kind }) => [
    kind,
    item,
    quantity.state === 'known' ? quantity.value : quantity.why,
  ]);

describe('what costs by being there', () => {
  it('an interface endpoint costs in each of its zones, a gateway endpoint nothing', () => {
    const endpoint = (vpcEndpointType: string, ...subnetIds: readonly string[]) =>
      declared('aws_vpc_endpoint', { vpcEndpointType, subnetIds });
    expect(amounts(endpoint('Interface', 'a', 'b', 'c'))).toEqual([['inventory', 'interface-endpoint', 30]]);
    expect(amounts(endpoint('Interface'))).toEqual([['inventory', 'interface-endpoint', 10]]);
    expect(amounts(endpoint('Gateway', 'a'))).toEqual([]);
  });

  it('a gateway costs its hours, and its address too', () => {
    expect(amounts(declared('aws_nat_gateway'), declared('aws_eip'))).toEqual([
      ['inventory', 'nat-gateway', 10],
      ['inventory', 'public-ipv4', 10],
    ]);
  });

  it('an alarm costs for each metric that it reads, one at least', () => {
    const metric = { metric: [{ metricName: 'Errors' }] };
    const alarms = (...metricQuery: readonly object[]) =>
      amounts(declared('aws_cloudwatch_metric_alarm', { metricQuery }))[0]?.[2];
    const one = alarms();
    expect(alarms(metric, metric, { expression: 'a + b', metric: [] })).toBe(2 * Number(one));
    expect(
      amounts(
        declared('AWS::CloudWatch::Alarm', { metrics: [{ metricStat: {} }, { metricStat: {} }] }),
      )[0]?.[2],
    ).toBe(2 * Number(one));
  });

  it('an alarm of other alarms, and one asked each ten seconds, have prices of their own', () => {
    const items = (...resources: readonly DeclaredResource[]) =>
      amounts(...resources).map(([, item]) => item);
    expect(
      items(
        declared('aws_cloudwatch_composite_alarm'),
        declared('AWS::CloudWatch::CompositeAlarm'),
        declared('aws_cloudwatch_metric_alarm', { period: 10 }),
        declared('AWS::CloudWatch::Alarm', { metrics: [{ metricStat: { period: '30' } }] }),
        declared('AWS::CloudWatch::Alarm', { period: 60 }),
      ),
    ).toEqual([
      'alarm-composite',
      'alarm-composite',
      'alarm-high-resolution',
      'alarm-high-resolution',
      'alarm-metric',
    ]);
  });

  it('secrets, keys and dashboards cost by the month, a stage’s cache and a stream by the hour', () => {
    const found = amounts(
      declared('aws_secretsmanager_secret'),
      declared('aws_kms_key'),
      declared('aws_cloudwatch_dashboard'),
      declared('aws_iam_role'),
      declared('aws_api_gateway_stage', { cacheClusterEnabled: true, cacheClusterSize: '6.1' }),
      declared('aws_api_gateway_stage', { cacheClusterEnabled: false, cacheClusterSize: '6.1' }),
      declared('aws_kinesis_stream', { shardCount: 3 }),
    );
    expect(found.map(([kind, item]) => `${kind} ${item}`)).toEqual([
      'inventory secret',
      'inventory kms-key',
      'inventory dashboard',
      'inventory api-cache-6-1',
      'inventory kinesis-shard',
    ]);
    expect(found.at(-1)?.[2]).toBe(30);
  });
});

describe('what costs by being used', () => {
  const fn: MetricTarget = {
    ...{ kind: 'function', resource: 'fn', label: 'api' },
    dimensions: { FunctionName: 'items-dev-api' },
  };
  const use = (more: Partial<MeasuredUse>): MeasuredUse => ({
    points: new Map(),
    functions: new Map(),
    tables: new Map(),
    logGroups: [],
    ...more,
  });
  const measured = (targets: readonly MetricTarget[], value: number) =>
    new Map(usageMeasures(targets, []).map(({ id }) => [id, [{ at: instant(0), value }]]));

  it.each([
    ['x86_64', 'lambda-x86'],
    ['arm64', 'lambda-arm'],
  ] as const)('a function of %s is priced as %s, by its memory', (architecture, item) => {
    const functions = new Map([['items-dev-api', { memoryMb: 512, architecture }]]);
    const [requests, duration] = usageBillables(
      [fn],
      use({ functions, points: measured([fn], 4_000) }),
      month,
    );
    expect(requests).toMatchObject({ item: 'lambda-request', quantity: { state: 'known', value: 4_000 } });
    expect(duration).toMatchObject({ item, quantity: { state: 'known', value: 2 } });
  });

  it('of a function whose size was not read the duration is unknown', () => {
    expect(usageBillables([fn], use({ points: measured([fn], 4_000) }), month)[1]?.quantity).toEqual({
      state: 'unknown',
      why: 'not-read',
    });
  });

  it('provisioned capacity is not taken for used capacity', () => {
    const table: MetricTarget = { kind: 'table', resource: 't', label: 't', dimensions: { TableName: 't' } };
    const items = (billing: 'provisioned' | 'on-demand') =>
      usageBillables([table], use({ tables: new Map([['t', { billing, size: bytes(1) }]]) }), month).map(
        ({ item }) => item,
      );
    expect(items('provisioned')).toEqual([
      'dynamodb-provisioned-read',
      'dynamodb-provisioned-write',
      'dynamodb-storage',
    ]);
    expect(items('on-demand')).toEqual(['dynamodb-read', 'dynamodb-write', 'dynamodb-storage']);
  });

  it('bytes through a gateway, requests to a queue and what a bucket holds are metered', () => {
    const resources = [
      declared('aws_nat_gateway', { id: 'nat-1' }),
      declared('aws_sqs_queue', { name: 'q' }),
      declared('aws_s3_bucket', { bucket: 'b' }),
      declared('aws_sns_topic', { name: 't.fifo' }),
    ];
    const meters = metersOf(resources);
    const points = new Map(
      usageMeasures([], [], meters).map(({ id }) => [id, [{ at: instant(0), value: 1024 ** 3 }]]),
    );
    const lines = usageBillables([], use({ points, meters }), month);
    expect(
      lines.map(({ item, quantity }) => [item, quantity.state === 'known' ? quantity.value : quantity.why]),
    ).toEqual([
      ['nat-gateway-data', 2],
      ['sqs-request', 4 * 1024 ** 3],
      ['s3-storage', 24 / 730],
      ['sns-fifo-request', 1024 ** 3],
    ]);
    expect(lines[0]?.quantity).toMatchObject({
      source: 'cloudwatch AWS/NATGateway BytesInFromSource + BytesInFromDestination',
    });
  });

  it('a gateway whose id is not known has a line without a quantity', () => {
    const meters = metersOf([declared('aws_nat_gateway')]);
    expect(usageBillables([], use({ meters }), month)[0]).toMatchObject({
      item: 'nat-gateway-data',
      quantity: { state: 'unknown', why: 'not-measured' },
    });
  });

  it('a copy for recovery is paid for beside the table, a table seldom read by its own prices', () => {
    const table: MetricTarget = { kind: 'table', resource: 't', label: 't', dimensions: { TableName: 't' } };
    const facts = { billing: 'on-demand', size: bytes(1), infrequentAccess: true, recovery: true } as const;
    expect(
      usageBillables([table], use({ tables: new Map([['t', facts]]) }), month).map(({ item }) => item),
    ).toEqual(['dynamodb-read-ia', 'dynamodb-write-ia', 'dynamodb-storage-ia', 'dynamodb-pitr']);
  });
});
