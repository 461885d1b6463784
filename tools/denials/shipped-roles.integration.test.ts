import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { touchedOfStack } from '#lib/cloudformation/touched.ts';
import { needed, predictDenials } from '#lib/deploy/predict-denials.ts';
import type { PredictedDenials } from '#lib/domain/deploy/denials/predicted.ts';
import { missingPolicy } from '#lib/domain/deploy/denials/statement.ts';
import type { Touched } from '#lib/domain/deploy/denials/touched.ts';
import { instant } from '#lib/domain/time.ts';
import { parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { touchedOfPlan } from '#lib/terraform/json/touched.ts';
import { grantAccess } from '../demo/access.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

// What is deployed from here, made once more from nothing and taken away again, asked of the roles that come with it.
type Resource = { readonly address: string; readonly type: string; readonly values: Record<string, unknown> };
type Module = { readonly resources?: readonly Resource[]; readonly child_modules?: readonly Module[] };

const fixture = (path: string) => JSON.parse(readFileSync(join(repoRoot, path), 'utf8'));
const inside = ({ resources = [], child_modules: modules = [] }: Module): readonly Resource[] => [
  ...resources,
  ...modules.flatMap(inside),
];
const STATE = inside(fixture('lib/terraform/json/fixtures/items-dev.state.json').values.root_module);
const APPLICATION = fixture('lib/cloudformation/fixtures/items-dev-app.stack.json');
const EXECUTION = 'items-dev-cfn-execution';

let cloud: LocalCloud;
const before = { ...process.env };
const clock = () => instant(Date.now());
const arn = (name: string) => `arn:aws:iam::${cloud.account}:role/${name}`;

beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir());
  const { runner } = await grantAccess(
    cloud,
    readToolchain(),
    repoRoot,
    mkdtempSync(join(freshStateDir(), 'access-')),
  );
  const iam = new IAMClient(clientOptions(cloud));
  await iam.send(new CreateRoleCommand({ RoleName: EXECUTION, AssumeRolePolicyDocument: '{}' }));
  for (const { type, values } of STATE)
    if (type === 'aws_iam_role_policy' && values.role === EXECUTION)
      await iam.send(
        new PutRolePolicyCommand({
          ...{ RoleName: EXECUTION, PolicyName: String(values.name) },
          PolicyDocument: String(values.policy),
        }),
      );
  iam.destroy();
  Object.assign(process.env, {
    ...{ AWS_ENDPOINT_URL: cloud.endpoint, AWS_ACCESS_KEY_ID: runner.accessKeyId },
    AWS_SECRET_ACCESS_KEY: runner.secretAccessKey,
  });
}, 180_000);
afterAll(async () => {
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  await cloud?.stop();
});

/** As the plan role that comes with it. */
function predicted(role: string, touched: readonly Touched[]): Promise<PredictedDenials> {
  const place = { account: cloud.account, region: cloud.region };
  const target = { ...place, role: arn('yagura-items-dev-plan'), sessionName: 'run-1' };
  const { needs, unknown } = needed(touched, place);
  const job = {
    log: { say: () => undefined, mask: (text: string) => text } as never,
    signal: new AbortController().signal,
  };
  const clients = awsClients(
    target,
    createBudget(clock, async () => undefined),
    clock,
  );
  return predictDenials(clients, job, [{ role: arn(role), needs }], unknown);
}

const planTo = (action: 'create' | 'delete') =>
  parsePlanJson(
    JSON.stringify({
      ...{ format_version: '1.2', terraform_version: '1.13.4' },
      resource_changes: STATE.map(({ address, type, values }) => ({
        ...{ address, type, mode: 'managed' },
        change:
          action === 'create'
            ? { actions: ['create'], before: null, after: values }
            : { actions: ['delete'], before: values, after: null },
      })),
    }),
  );

it.each(['create', 'delete'] as const)('Terraform may %s all of items as deploy-infra', async (action) => {
  const role = 'yagura-items-dev-deploy-infra';
  const touched = touchedOfPlan(planTo(action), cloud.account);
  const { denials, failure, unknown, decided } = await predicted(role, touched);
  expect({ failure, denials }).toEqual({ failure: undefined, denials: [] });
  // Of a secret's value the registry has no type.
  expect(unknown).toEqual([{ why: 'type', what: 'aws_secretsmanager_secret_version', n: 1 }]);
  expect(decided).toBeGreaterThan(STATE.length);
});

function application(Action: 'Add' | 'Remove'): readonly Touched[] {
  const { template, parameters, stack, resources } = APPLICATION;
  const side = { template, parameters };
  const entries = Object.entries(template.Resources).map(([LogicalResourceId, each]) => ({
    ResourceChange: { Action, LogicalResourceId, ResourceType: (each as { Type: string }).Type },
  }));
  const place = { stack, account: cloud.account, region: cloud.region };
  const tags = { Project: 'items', Environment: 'dev' };
  return touchedOfStack(
    { entries, nested: [], before: Action === 'Add' ? undefined : side, after: side },
    { ...place, tags, resources: Action === 'Add' ? [] : resources },
    new Set(Object.keys(template.Resources)),
  );
}

it('CloudFormation may take the application away as its execution role', async () => {
  const { denials, failure, unknown } = await predicted(EXECUTION, application('Remove'));
  expect({ denials, failure, unknown }).toEqual({ denials: [], failure: undefined, unknown: undefined });
});

it('the execution role as it was recorded lacks one thing to make it, which it has been given since', async () => {
  const lacks = await predicted(EXECUTION, application('Add'));
  expect(lacks.denials.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'lambda:TagResource ProcessorFunctionChanges',
  ]);
  expect(readFileSync(join(repoRoot, 'infra/terraform/cfn_execution.tf'), 'utf8')).toContain(
    '"lambda:ListTags", "lambda:TagResource", "lambda:UntagResource"]',
  );
  const iam = new IAMClient(clientOptions(cloud));
  const policy = { RoleName: EXECUTION, PolicyName: 'missing', PolicyDocument: missingPolicy(lacks.denials) };
  await iam.send(new PutRolePolicyCommand(policy));
  iam.destroy();
  const { denials, failure, unknown } = await predicted(EXECUTION, application('Add'));
  expect({ denials, failure, unknown }).toEqual({ denials: [], failure: undefined, unknown: undefined });
});
