import { expect, it } from 'vitest';
import type { ResourceChange } from '../deploy/plan.ts';
import { pendingChange } from './pending-change.ts';

const change = (
  type: string,
  action: ResourceChange['action'],
  values: Readonly<Record<string, string>> = {},
): ResourceChange => ({
  address: `${type}.x`,
  type,
  action,
  risks: [],
  attributes: Object.entries(values).map(([path, after]) => ({
    path,
    after,
    sensitive: false,
    unknownAfter: false,
    forcesReplacement: false,
  })),
});
const rounded = (value: number) => Math.round(value * 100) / 100;

it('adds what a second NAT gateway and its address cost, and says that its traffic is left out', () => {
  const result = pendingChange(
    [change('aws_nat_gateway', 'create'), change('aws_eip', 'create')],
    'ap-northeast-1',
  );
  expect(rounded(result.usdPerMonth)).toBe(48.91);
  expect(result.leftOut).toEqual([{ address: 'aws_nat_gateway.x', why: 'by-use' }]);
});

it('takes off what is deleted; a replacement changes nothing', () => {
  const changes = [change('aws_cloudwatch_metric_alarm', 'delete'), change('aws_eip', 'replace')];
  expect(rounded(pendingChange(changes, 'us-east-1').usdPerMonth)).toBe(-0.1);
});

it('prices an interface endpoint in each subnet and a gateway endpoint not at all', () => {
  const endpoint = (type: string) =>
    change('aws_vpc_endpoint', 'create', { vpc_endpoint_type: type, subnet_ids: '["a","b"]' });
  expect(rounded(pendingChange([endpoint('"Interface"')], 'us-east-1').usdPerMonth)).toBe(14.6);
  expect(pendingChange([endpoint('"Gateway"')], 'us-east-1').priced).toEqual([]);
});

it('leaves out what is paid by use, changed in place or has no price, by name', () => {
  const changes = [
    change('AWS::Lambda::Function', 'create'),
    change('aws_cloudwatch_metric_alarm', 'update'),
    change('aws_secretsmanager_secret', 'create'),
    change('aws_iam_role', 'create'),
  ];
  expect(pendingChange(changes, 'ap-northeast-1').leftOut.map(({ why }) => why)).toEqual([
    'by-use',
    'changed',
  ]);
  expect(pendingChange(changes, 'mx-central-1').leftOut.map(({ why }) => why)).toEqual([
    'by-use',
    'changed',
    'no-price',
  ]);
});

it.each([
  ...[
    'aws_db_instance',
    'aws_elasticache_replication_group',
    'aws_instance',
    'aws_lb',
    'aws_opensearch_domain',
  ],
  ...['aws_msk_cluster', 'aws_eks_cluster', 'aws_mq_broker'],
  ...['AWS::RDS::DBInstance', 'AWS::EKS::Cluster', 'aws_rds_cluster_instance'],
])('%s is paid at a price that the book has not, and that is said', (type) => {
  expect(pendingChange([change(type, 'create')], 'us-east-1').leftOut).toEqual([
    { address: `${type}.x`, why: 'no-price' },
  ]);
});

it('prices an alarm that is asked every ten seconds, and a composite one, each by its own price', () => {
  const changes = [
    change('aws_cloudwatch_metric_alarm', 'create', { period: '10' }),
    change('AWS::CloudWatch::Alarm', 'create', { Period: '60' }),
    change('aws_cloudwatch_composite_alarm', 'create'),
    change('aws_cloudwatch_dashboard', 'create'),
    change('aws_kms_key', 'delete'),
  ];
  expect(pendingChange(changes, 'us-east-1').priced.map(({ item, usd }) => [item, usd])).toEqual([
    ['alarm-high-resolution', 0.3],
    ['alarm-metric', 0.1],
    ['alarm-composite', 0.5],
    ['dashboard', 3],
    ['kms-key', -1],
  ]);
});

it.each(['move', 'import', 'forget'] as const)('%s costs nothing and saves nothing', (action) => {
  const { priced, leftOut } = pendingChange([change('aws_nat_gateway', action)], 'us-east-1');
  expect([priced, leftOut]).toEqual([[], []]);
});
