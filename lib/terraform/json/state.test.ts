import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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
