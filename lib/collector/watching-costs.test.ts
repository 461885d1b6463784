import { expect, it } from 'vitest';
import { callPrice } from '#lib/aws/list-price.ts';
import { declaredFromStack } from '#lib/cloudformation/template.ts';
import type { Part, ProposedSystem } from '#lib/domain/discovery/proposal.ts';
import { watchingOf } from '#lib/domain/discovery/watching.ts';
import { metricTargets } from '#lib/domain/metrics/targets.ts';
import { vitalMeasures } from '#lib/domain/metrics/vital-signs.ts';
import { days, instant, minutes, seconds } from '#lib/domain/time.ts';

const where = { account: '111122223333', region: 'eu-west-1' };
const names = (count: number, word: string) => Array.from({ length: count }, (_, n) => `${word}${n}`);
const RESOURCES = {
  'AWS::Lambda::Function': names(6, 'Function'),
  'AWS::DynamoDB::Table': names(2, 'Table'),
  'AWS::SQS::Queue': names(1, 'Queue'),
  'AWS::ApiGateway::RestApi': names(1, 'Api'),
  'AWS::IAM::Role': names(6, 'Role'),
};
const stack = (resources: Readonly<Record<string, readonly string[]>> | undefined): Part => ({
  name: 'orders',
  found: {
    kind: 'stack',
    stack: {
      ...{ ...where, name: 'shop-orders-dev', updatedAt: instant(0), tags: {}, parameters: {}, outputs: {} },
      ...{ nested: false, tool: 'sam' },
      ...(resources ? { resources } : {}),
    },
  },
  ...(resources ? { resources: Object.values(resources).flat().length } : {}),
});
const state: Part = {
  name: 'network',
  found: { kind: 'state', state: { ...where, bucket: 'b', key: 'k', bytes: 10, updatedAt: instant(0) } },
};
const system = (...parts: readonly Part[]): ProposedSystem => ({
  name: 'shop',
  environments: [{ name: 'dev', ...where, production: false, parts, joins: [] }],
  reasons: [],
});

it('costs by list price what the collector will ask CloudWatch for', () => {
  const { usdPerMonth, every, unread } = watchingOf([system(stack(RESOURCES))], {
    monthlyUsd: 100,
    metrics: 0,
  });
  expect([every, unread]).toEqual([seconds(30), 0]);
  // The collector's own question about such a stack, once it is deployed.
  const template = {
    Resources: Object.fromEntries(
      Object.entries(RESOURCES).flatMap(([Type, ids]) => ids.map((id) => [id, { Type, Properties: {} }])),
    ),
  };
  const { value: declared } = declaredFromStack({ stack: 'shop-orders-dev', ...where, template });
  const targets = metricTargets(declared, '', ({ id }) => id).filter(({ kind }) => kind !== 'queue');
  const queries = vitalMeasures(targets).map(({ metric }) => ({
    MetricStat: { Metric: { Namespace: metric.namespace, Name: metric.name, Dimensions: metric.dimensions } },
  }));
  const health =
    callPrice('cloudwatch:GetMetricData', { MetricDataQueries: queries }) * (days(30) / seconds(30));
  expect(health).toBeCloseTo(21.6, 2);
  const usage = usdPerMonth - health;
  // 12 of functions, 8 of tables, 1 of the API, 4 of the queue and 6 of log groups, each ten minutes.
  expect(usage).toBeCloseTo(31 * 0.00001 * (days(30) / minutes(10)), 6);
});

it('costs less beside many others, and all together no more than the file says', () => {
  const others = 2_400;
  const { usdPerMonth, every } = watchingOf([system(stack(RESOURCES))], { monthlyUsd: 100, metrics: others });
  expect(every).toBeGreaterThan(minutes(10));
  // Its part of the seventy dollars that health may take of the hundred, and usage each ten minutes.
  expect(usdPerMonth).toBeCloseTo((70 * 25) / (others + 25) + 31 * 0.00001 * (days(30) / minutes(10)), 2);
});

it('counts what nobody has read yet, and no price for it', () => {
  const watching = watchingOf([system(stack(undefined), state)], { monthlyUsd: 100, metrics: 0 });
  expect(watching).toMatchObject({ usdPerMonth: 0, unread: 2 });
});
