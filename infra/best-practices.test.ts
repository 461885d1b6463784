import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// What docs/best-practices.md claims of the shipped system and no other test holds.
const here = import.meta.dirname;
const text = (folder: string) =>
  readdirSync(path.join(here, folder))
    .filter((file) => file.endsWith('.tf'))
    .map((file) => readFileSync(path.join(here, folder, file), 'utf8'))
    .join('\n');
const terraform = text('terraform');
type Template = {
  readonly Globals: { readonly Function: Record<string, unknown> };
  readonly Resources: Record<
    string,
    { readonly Type: string; readonly Properties?: Record<string, unknown> }
  >;
};
const template: Template = parse(readFileSync(path.join(here, 'sam/template.yaml'), 'utf8'), {
  logLevel: 'error',
});
const functions = Object.values(template.Resources).filter(
  ({ Type }) => Type === 'AWS::Serverless::Function',
);

test('every function runs on arm64, is traced and lies in private subnets', () => {
  expect(template.Globals.Function).toMatchObject({
    Architectures: ['arm64'],
    Tracing: 'Active',
    VpcConfig: { SubnetIds: 'SubnetIds' },
  });
  expect(functions.length).toBeGreaterThanOrEqual(3);
  for (const { Properties } of functions)
    for (const own of ['Architectures', 'Tracing', 'VpcConfig']) expect(Properties).not.toHaveProperty(own);
});

test('table and bucket are reached without a NAT gateway', () => {
  expect(terraform).toMatch(/resource "aws_vpc_endpoint" "gateway"/);
  for (const service of ['dynamodb', 's3']) expect(terraform).toMatch(new RegExp(`"${service}"`));
});

test('errors, throttles and time near the limit are alarms of each function', () => {
  for (const metric of ['Errors', 'Throttles', 'Duration']) expect(terraform).toContain(`"${metric}"`);
  expect(terraform).toMatch(/resource "aws_cloudwatch_metric_alarm" "table"/);
});

test('a stream record that fails again and again ends in a queue that is watched', () => {
  const mapping = Object.values(template.Resources).find(({ Type }) => Type.endsWith('EventSourceMapping'));
  const written = JSON.stringify(mapping ?? functions);
  expect(written).toContain('OnFailure');
  expect(written).toContain('ReportBatchItemFailures');
  expect(terraform).toMatch(/resource "aws_cloudwatch_metric_alarm" "queue"/);
});

test('no variable of a function holds a secret: it names where the secret is kept', () => {
  const variables = [template.Globals.Function, ...functions.map(({ Properties }) => Properties)].flatMap(
    (each) => Object.keys((each?.Environment as { Variables?: object } | undefined)?.Variables ?? {}),
  );
  expect(variables).toContain('CURSOR_SECRET_ARN');
  const secret = variables.filter((name) => /SECRET|PASSWORD|TOKEN|KEY|CREDENTIAL/.test(name));
  expect(secret.filter((name) => !name.endsWith('_ARN'))).toEqual([]);
  // What CloudFormation would put in clear into the function's settings.
  expect(JSON.stringify(template)).not.toMatch(/resolve:(secretsmanager|ssm-secure)|NoEcho/);
});

test('whoever plans may read, and ask for drift and for what would be refused: nothing else', () => {
  const plan = readFileSync(path.join(here, 'portal/access/environment/plan.tf'), 'utf8');
  const granted = [...plan.matchAll(/"([a-z0-9-]+):([A-Za-z*]+)"/g)].map(([, , call = '']) => call);
  expect(granted).toContain('SimulatePrincipalPolicy');
  expect(granted.filter((call) => !/^(Get|List|Describe|Detect|Simulate)/.test(call))).toEqual([]);
  // The rest of it is the role that reads.
  expect(plan).toMatch(
    /source_policy_documents = \[\s+data\.\w+\.read\.json,\s+data\.\w+\.refresh\.json,\s+\]/,
  );
});
