import { expect, it } from 'vitest';
import type { DeclaredResource } from '../graph/model.ts';
import { instant } from '../time.ts';
import { compareCosts } from './compare.ts';
import { declared } from './declared-in-test.ts';
import { estimate } from './estimate.ts';
import { inventoryBillables } from './inventory-lines.ts';
import { billedMonth } from './month.ts';
import { unmeasuredBillables } from './unmeasured-lines.ts';

const MONTH = billedMonth(instant(Date.UTC(2026, 10, 29)), undefined);

const costOf = (...resources: readonly DeclaredResource[]) =>
  estimate([...inventoryBillables(resources, MONTH), ...unmeasuredBillables(resources)], 'us-east-1', MONTH);

it.each([
  ...['aws_db_instance', 'AWS::RDS::DBCluster', 'aws_lb', 'aws_elasticache_replication_group'],
  ...['AWS::ECS::Service', 'aws_cloudfront_distribution', 'aws_rds_cluster_instance'],
])('%s is a line that says that it is paid for and not priced, and no sum passes for all', (type) => {
  const { lines, unknownLines, monthToDate } = costOf(declared(type));
  expect(lines).toMatchObject([
    { item: 'unlisted', price: { state: 'unpriced', why: 'not-listed' }, cost: { state: 'unknown' } },
  ]);
  expect([unknownLines, monthToDate]).toEqual([1, 0]);
});

it('traces are one line without a quantity, whatever is traced: AWS publishes no count of an environment’s', () => {
  const traced = [
    declared('aws_api_gateway_stage', { xrayTracingEnabled: true }),
    declared('AWS::Lambda::Function', { tracingConfig: { mode: 'Active' } }),
    declared('aws_lambda_function', { tracingConfig: [{ mode: 'Active' }] }),
  ];
  expect(unmeasuredBillables(traced)).toEqual([
    {
      ...{
        resource: 'tf:infra#AWS::Lambda::Function.x',
        label: 'X-Ray',
        kind: 'usage',
        item: 'xray-recorded',
      },
      quantity: { state: 'unknown', why: 'not-published' },
    },
  ]);
  // It passes on what its caller decided, and records nothing by itself.
  expect(
    unmeasuredBillables([declared('aws_lambda_function', { tracingConfig: [{ mode: 'PassThrough' }] })]),
  ).toEqual([]);
});

it('what is paid by a use of the whole account has its price, and no quantity', () => {
  const resources = [
    declared('aws_sfn_state_machine'),
    declared('AWS::Events::EventBus'),
    declared('aws_cognito_user_pool'),
  ];
  expect(
    costOf(...resources).lines.map(({ item, price, quantity }) => [item, price.state, quantity]),
  ).toEqual([
    ['step-transition', 'priced', { state: 'unknown', why: 'not-published' }],
    ['event-custom', 'priced', { state: 'unknown', why: 'not-published' }],
    ['cognito-user', 'priced', { state: 'unknown', why: 'not-published' }],
  ]);
});

it('an express workflow is not paid by its transitions', () => {
  expect(costOf(declared('aws_sfn_state_machine', { type: 'EXPRESS' })).lines[0]?.item).toBe('unlisted');
});

it('what costs nothing, or is metered, has no such line', () => {
  const others = [
    ...['aws_iam_role', 'aws_subnet', 'aws_internet_gateway', 'aws_egress_only_internet_gateway'],
    ...[
      'AWS::EC2::CustomerGateway',
      'aws_vpn_gateway',
      'aws_dx_gateway',
      'aws_nat_gateway',
      'aws_lambda_function',
    ],
    ...['aws_dynamodb_table', 'aws_kinesis_stream', 'aws_cloudwatch_metric_alarm'],
  ];
  expect(unmeasuredBillables(others.map((type) => declared(type)))).toEqual([]);
});

it('in a comparison it makes a row unknown, never equal', () => {
  const side = (...resources: readonly DeclaredResource[]) => ({
    ...{ estimate: costOf(...resources), asOf: MONTH.now, componentOf: () => 'infra' },
  });
  const found = compareCosts(
    side(declared('aws_db_instance'), declared('aws_nat_gateway')),
    side(declared('aws_db_instance'), declared('aws_nat_gateway')),
    'line',
  );
  expect(found?.rows.map(({ key, why }) => [key, why.code])).toContainEqual(['unlisted', 'unknown']);
  expect(found?.unknown).toBe(2);
});
