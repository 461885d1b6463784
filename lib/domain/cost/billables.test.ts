import { describe, expect, it } from 'vitest';
import { type DeclaredResource, resourceId } from '../graph/model.ts';
import type { MetricTarget } from '../metrics/targets.ts';
import { instant } from '../time.ts';
import { bytes } from '../units.ts';
import { inventoryBillables } from './inventory-lines.ts';
import type { BilledMonth } from './month.ts';
import { type MeasuredUse, usageBillables, usageMeasures } from './usage-lines.ts';

const HOUR = 3_600_000;
const month: BilledMonth = {
  name: '2026-11',
  from: instant(0),
  now: instant(10 * HOUR),
  end: instant(10 * HOUR),
};
const declared = (type: string, attributes: Record<string, unknown> = {}): DeclaredResource => ({
  id: resourceId(`tf:infra#${type}.x`),
  owner: { kind: 'terraform', address: `${type}.x` },
  type,
  aliases: [],
  attributes,
});
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

  it('a gateway costs its hours, and data that nobody measures', () => {
    expect(amounts(declared('aws_nat_gateway'), declared('aws_eip'))).toEqual([
      ['inventory', 'nat-gateway', 10],
      ['usage', 'nat-gateway-data', 'not-measured'],
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

  it('queues and buckets cost by use that is not measured; secrets and dashboards by the month', () => {
    const all = [
      'aws_sqs_queue',
      'aws_s3_bucket',
      'aws_secretsmanager_secret',
      'aws_cloudwatch_dashboard',
      'aws_iam_role',
    ];
    const found = amounts(...all.map((type) => declared(type)));
    expect(found.map(([kind, item]) => `${kind} ${item}`)).toEqual([
      'usage sqs-request',
      'usage s3-storage',
      'inventory secret',
      'inventory dashboard',
    ]);
    expect(inventoryBillables([declared('aws_cloudwatch_dashboard')], month)[0]?.freeTierShared).toBe(true);
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
    expect(items('provisioned')).toEqual(['dynamodb-provisioned', 'dynamodb-storage']);
    expect(items('on-demand')).toEqual(['dynamodb-read', 'dynamodb-write', 'dynamodb-storage']);
  });
});
