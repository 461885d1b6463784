import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declaredFromTerraform } from './state.ts';

const show = (resources: unknown[], children: unknown[] = []) => ({
  format_version: '1.0',
  values: { root_module: { resources, child_modules: children } },
});
const bucket = (address: string, values: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  address,
  mode: 'managed',
  type: 'aws_s3_bucket',
  values,
  ...more,
});

it('spells attributes as CloudFormation does and keeps what others may call it', () => {
  const { value } = declaredFromTerraform(
    show([
      bucket('aws_s3_bucket.b', {
        bucket: 'b',
        arn: 'arn:aws:s3:::b',
        force_destroy: true,
        tags: { Team_Name: 'x' },
      }),
    ]),
    'infra',
  );
  expect(value).toEqual([
    {
      id: 'tf:infra#aws_s3_bucket.b',
      owner: { kind: 'terraform', address: 'aws_s3_bucket.b' },
      type: 'aws_s3_bucket',
      arn: 'arn:aws:s3:::b',
      aliases: ['arn:aws:s3:::b', 'b'],
      attributes: { bucket: 'b', arn: 'arn:aws:s3:::b', forceDestroy: true, tags: { Team_Name: 'x' } },
    },
  ]);
});

it('reads modules of any depth and for_each keys with odd characters', () => {
  const deep = {
    child_modules: [{ resources: [bucket('module.a.module.b["x/y \\"z\\""].aws_s3_bucket.b[0]', {})] }],
  };
  expect(declaredFromTerraform(show([], [deep]), 'infra').value.map((each) => each.id)).toEqual([
    'tf:infra#module.a.module.b["x/y \\"z\\""].aws_s3_bucket.b[0]',
  ]);
});

it('leaves data sources out', () => {
  const data = { ...bucket('data.aws_s3_bucket.b', {}), mode: 'data' };
  expect(declaredFromTerraform(show([data]), 'infra').value).toEqual([]);
});

it('reads what a plan will make when nothing is there yet', () => {
  const plan = {
    planned_values: { root_module: { resources: [bucket('aws_s3_bucket.b', { bucket: 'b' })] } },
  };
  expect(declaredFromTerraform(plan, 'infra').value.map((each) => each.aliases)).toEqual([['b']]);
});

it('masks what Terraform marks sensitive, however deep', () => {
  const marked = bucket(
    'aws_s3_bucket.b',
    { bucket: 'b', acl: 'secret', rule: [{ key: 'k', id: 'i' }] },
    { sensitive_values: { acl: true, rule: [{ key: true }] } },
  );
  expect(declaredFromTerraform(show([marked]), 'infra').value[0]?.attributes).toEqual({
    bucket: 'b',
    acl: '(sensitive)',
    rule: [{ key: '(sensitive)', id: 'i' }],
  });
});

it.each([undefined, null, 'text', [], {}, { values: 3 }, { values: { root_module: [] } }])(
  'answers a problem for %j, which is no such thing',
  (odd) => {
    const { value, problems } = declaredFromTerraform(odd, 'infra');
    expect(value).toEqual([]);
    expect(problems).toHaveLength(1);
  },
);

it('answers an empty list for a state in which nothing is made yet', () => {
  expect(declaredFromTerraform({ format_version: '1.0', terraform_version: '1.11.4' }, 'infra')).toEqual({
    value: [],
    problems: [],
  });
});

it('keeps the others when one resource is odd', () => {
  const { value, problems } = declaredFromTerraform(
    show([{ address: 3 }, bucket('aws_s3_bucket.b', {})]),
    'infra',
  );
  expect(value).toHaveLength(1);
  expect(problems.map((each) => each.code)).toEqual(['odd-resource']);
});

it('understands every resource of the recorded state', () => {
  const file = new URL('./fixtures/items-dev.state.json', import.meta.url);
  const { value, problems } = declaredFromTerraform(
    JSON.parse(readFileSync(file, 'utf8')),
    'infra/terraform',
  );
  expect(problems).toEqual([]);
  expect(value.length).toBeGreaterThan(60);
});

describe('a plan of a system that was never deployed', () => {
  const planned = (address: string, values: Record<string, unknown>) => ({
    address,
    mode: 'managed',
    type: address.replace(/^(module\.[^.]+(\["[^"]*"\])?\.)*/, '').split('.')[0],
    values,
  });
  const changed = (address: string, after_unknown: unknown) => ({
    address,
    change: { actions: ['create'], after_unknown },
  });
  const references = (...names: string[]) => ({ references: names });
  const plan = {
    planned_values: {
      root_module: {
        resources: [
          planned('aws_iam_role.r["a.b"]', { name: 'ra' }),
          planned('aws_iam_role.r["c"]', { name: 'rc' }),
          planned('aws_lambda_function.f["a.b"]', { function_name: 'f', vpc_config: [{}] }),
          planned('aws_subnet.s', {}),
        ],
        child_modules: [
          { resources: [planned('module.m["k"].aws_sns_topic_subscription.t', { protocol: 'lambda' })] },
          { resources: [planned('module.n.aws_sns_topic.news', { name: 'news' })] },
        ],
      },
    },
    resource_changes: [
      changed('aws_iam_role.r["a.b"]', { arn: true }),
      changed('aws_iam_role.r["c"]', { arn: true }),
      changed('aws_lambda_function.f["a.b"]', { role: true, arn: true, vpc_config: [{ subnet_ids: true }] }),
      changed('aws_subnet.s', { id: true }),
      changed('module.m["k"].aws_sns_topic_subscription.t', { endpoint: true, topic_arn: true }),
      changed('module.n.aws_sns_topic.news', { arn: true }),
    ],
    configuration: {
      root_module: {
        resources: [
          { address: 'aws_iam_role.r', expressions: {} },
          {
            address: 'aws_lambda_function.f',
            expressions: {
              role: references('aws_iam_role.r', 'each.key'),
              vpc_config: [{ subnet_ids: references('aws_subnet.s.id', 'aws_subnet.s') }],
            },
          },
          { address: 'aws_subnet.s', expressions: {} },
        ],
        module_calls: {
          m: {
            expressions: {
              fn: references('aws_lambda_function.f'),
              topic: references('module.n.arn', 'module.n'),
            },
            module: {
              resources: [
                {
                  address: 'aws_sns_topic_subscription.t',
                  expressions: { endpoint: references('var.fn'), topic_arn: references('var.topic') },
                },
              ],
            },
          },
          n: {
            module: {
              resources: [{ address: 'aws_sns_topic.news', expressions: {} }],
              outputs: { arn: { expression: references('aws_sns_topic.news.arn', 'aws_sns_topic.news') } },
            },
          },
        },
      },
    },
  };

  it('names the resource that an unknown value will come from: same key, through variables and outputs', () => {
    const { value, problems } = declaredFromTerraform(plan, 'infra');
    expect(problems).toEqual([]);
    const of = (id: string) => value.find((each) => each.id === `tf:infra#${id}`)?.attributes;
    expect(of('aws_lambda_function.f["a.b"]')).toMatchObject({
      role: 'tf:infra#aws_iam_role.r["a.b"]',
      vpcConfig: [{ subnetIds: ['tf:infra#aws_subnet.s'] }],
    });
    expect(of('module.m["k"].aws_sns_topic_subscription.t')).toMatchObject({
      endpoint: 'tf:infra#aws_lambda_function.f["a.b"]',
      topicArn: 'tf:infra#module.n.aws_sns_topic.news',
    });
  });
});
