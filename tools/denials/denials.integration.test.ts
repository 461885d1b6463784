import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateQueueCommand, SQSClient, TagQueueCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { collectorUser } from '#infra/local/testing/collector-user.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { needed, predictDenials } from '#lib/deploy/predict-denials.ts';
import { missingPolicy } from '#lib/domain/deploy/denials/statement.ts';
import type { Need, Touched } from '#lib/domain/deploy/denials/touched.ts';
import { instant } from '#lib/domain/time.ts';
import { parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { touchedOfPlan } from '#lib/terraform/json/touched.ts';

let cloud: LocalCloud;
const before = { ...process.env };
const clock = () => instant(Date.now());
const arn = (name: string) => `arn:aws:iam::${cloud.account}:role/${name}`;
const clientsAs = (name: string) =>
  awsClients(
    { account: cloud.account, region: cloud.region, role: arn(name), sessionName: 'run-1' },
    createBudget(clock, async () => undefined),
    clock,
  );
const allow = (Action: readonly string[], Resource: string, more: object = {}) => ({
  ...{ Effect: 'Allow', Action, Resource },
  ...more,
});

/** A deploy role that lacks two actions and is forbidden a third, and a plan role that may ask about it. */
beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir());
  const collector = await collectorUser(cloud);
  const iam = new IAMClient(clientOptions(cloud));
  const role = async (RoleName: string, Statement: readonly object[]) => {
    const trust = [{ Effect: 'Allow', Principal: { AWS: collector.arn }, Action: 'sts:AssumeRole' }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust });
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
  };
  await role('shop-deploy', [
    allow(['dynamodb:CreateTable', 'dynamodb:DescribeTable'], `arn:aws:dynamodb:*:*:table/shop-*`),
    allow(['sqs:*'], 'arn:aws:sqs:*:*:shop-*'),
    { Effect: 'Deny', Action: 'sqs:TagQueue', Resource: '*' },
    allow(['logs:CreateLogGroup'], 'arn:aws:logs:*:*:log-group:/shop/*'),
    allow(['iam:PassRole'], 'arn:aws:iam::*:role/shop-*', {
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    }),
    allow(['iam:PutRolePolicy'], 'arn:aws:iam::*:role/shop-*', {
      Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::1:policy/b' } },
    }),
    allow(['lambda:CreateFunction'], '*'),
  ]);
  await role('shop-plan', [allow(['iam:SimulatePrincipalPolicy'], '*')]);
  await role('shop-blind', [allow(['s3:GetObject'], '*')]);
  iam.destroy();
  Object.assign(process.env, {
    ...{ AWS_ENDPOINT_URL: cloud.endpoint, AWS_ACCESS_KEY_ID: collector.key.accessKeyId },
    AWS_SECRET_ACCESS_KEY: collector.key.secretAccessKey,
  });
});
afterAll(async () => {
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  await cloud?.stop();
});

const created = (type: string, after: object) => ({
  ...{ address: `${type}.x`, mode: 'managed', type },
  change: { actions: ['create'], before: null, after, after_unknown: { arn: true, id: true } },
});
const PLAN = parsePlanJson(
  JSON.stringify({
    ...{ format_version: '1.2', terraform_version: '1.13.4' },
    resource_changes: [
      created('aws_dynamodb_table', { name: 'shop-orders', ttl: [{ attribute_name: 'at', enabled: true }] }),
      created('aws_sqs_queue', { name: 'shop-queue', tags_all: { Team: 'shop' } }),
      created('aws_cloudwatch_log_group', { name: '/shop/api', retention_in_days: 7 }),
    ],
  }),
);
const log = { say: () => undefined, mask: (text: string) => text } as never;
const signal = new AbortController().signal;
const predicted = (as: string, touched: readonly Touched[]) => {
  const place = { account: cloud.account, region: cloud.region };
  const { needs, unknown } = needed(touched, place);
  return predictDenials(clientsAs(as), { log, signal }, [{ role: arn('shop-deploy'), needs }], unknown);
};

/** The calls themselves, made as the deploy role. */
const CALLS = (
  keys: Parameters<typeof clientOptions>[1],
): Readonly<Record<string, () => Promise<unknown>>> => {
  const options = clientOptions(cloud, keys);
  const [dynamodb, sqs, logs] = [
    new DynamoDBClient(options),
    new SQSClient(options),
    new CloudWatchLogsClient(options),
  ];
  return {
    'dynamodb:CreateTable': () =>
      dynamodb.send(
        new CreateTableCommand({
          ...{ TableName: 'shop-orders', BillingMode: 'PAY_PER_REQUEST' },
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        }),
      ),
    'dynamodb:UpdateTimeToLive': () =>
      dynamodb.send(
        new UpdateTimeToLiveCommand({
          TableName: 'shop-orders',
          TimeToLiveSpecification: { AttributeName: 'at', Enabled: true },
        }),
      ),
    'sqs:CreateQueue': () => sqs.send(new CreateQueueCommand({ QueueName: 'shop-queue' })),
    'sqs:TagQueue': () =>
      sqs.send(
        new TagQueueCommand({
          QueueUrl: `${cloud.endpoint}/${cloud.account}/shop-queue`,
          Tags: { Team: 'shop' },
        }),
      ),
    'logs:CreateLogGroup': () => logs.send(new CreateLogGroupCommand({ logGroupName: '/shop/api' })),
    'logs:PutRetentionPolicy': () =>
      logs.send(new PutRetentionPolicyCommand({ logGroupName: '/shop/api', retentionInDays: 7 })),
  };
};

it('predicts what IAM then refuses, and no more: each call of the plan is made as the deploy role', async () => {
  const { denials, decided, unknown, failure } = await predicted(
    'shop-plan',
    touchedOfPlan(PLAN, cloud.account),
  );
  expect({ decided, unknown, failure }).toEqual({ decided: 6, unknown: undefined, failure: undefined });

  const refused: string[] = [];
  for (const [action, call] of Object.entries(CALLS(await clientsAs('shop-deploy').session.keys()))) {
    const name = await call().then(
      () => 'done',
      (error: Error) => error.name,
    );
    if (/AccessDenied/.test(name)) refused.push(action);
    else expect(`${action} ${name}`).toBe(`${action} done`);
  }
  expect(refused.toSorted()).toEqual([
    'dynamodb:UpdateTimeToLive',
    'logs:PutRetentionPolicy',
    'sqs:TagQueue',
  ]);
  expect(denials.map(({ action }) => action).toSorted()).toEqual(refused.toSorted());
  expect(denials.find(({ action }) => action === 'sqs:TagQueue')?.explicit).toBe(true);

  // The policy that it names is what was missing.
  const iam = new IAMClient(clientOptions(cloud));
  const policy = { RoleName: 'shop-deploy', PolicyName: 'missing', PolicyDocument: missingPolicy(denials) };
  await iam.send(new PutRolePolicyCommand(policy));
  iam.destroy();
  const again = await predicted('shop-plan', touchedOfPlan(PLAN, cloud.account));
  expect(again.denials.map(({ action }) => action)).toEqual(['sqs:TagQueue']);
  const calls = CALLS(await clientsAs('shop-deploy').session.keys());
  await calls['dynamodb:UpdateTimeToLive']?.();
  await calls['logs:PutRetentionPolicy']?.();
});

it('goes by conditions: to whom a role is handed, and under which boundary it stands', async () => {
  const touched = (schema: string, after: object, more: Partial<Touched> = {}): Touched => ({
    ...{ address: schema, type: schema, schema, does: 'create', before: {}, changed: [], standIn: 'X' },
    after: { ...after },
    ...more,
  });
  const Role = `arn:aws:iam::${cloud.account}:role/shop-api`;
  const own = { RoleName: 'shop-api' };
  const { denials, unknown } = await predicted('shop-plan', [
    touched('AWS::Lambda::Function', { FunctionName: 'shop-api', Role }),
    touched('AWS::StepFunctions::StateMachine', { StateMachineName: 'shop', RoleArn: Role }),
    touched('AWS::IAM::RolePolicy', own, { boundary: 'arn:aws:iam::1:policy/b' }),
    touched('AWS::IAM::RolePolicy', own),
    touched('AWS::Nobody::Knows', {}),
  ]);
  expect(denials.map(({ address, action }) => `${address} ${action}`)).toEqual([
    'AWS::StepFunctions::StateMachine states:CreateStateMachine',
    'AWS::StepFunctions::StateMachine iam:PassRole',
  ]);
  expect(unknown).toEqual([
    { why: 'type', what: 'AWS::Nobody::Knows', n: 1 },
    { why: 'context', what: 'iam:PutRolePolicy (iam:PermissionsBoundary)', n: 1 },
  ] satisfies readonly { why: string; what: Need['action']; n: number }[]);
});

it('says that it does not know where the plan role may not ask', async () => {
  const {
    denials,
    decided,
    failure,
    unknown = [],
  } = await predicted('shop-blind', touchedOfPlan(PLAN, cloud.account));
  expect({ denials, decided }).toEqual({ denials: [], decided: 0 });
  expect(failure).toMatchObject({ kind: 'denied', action: 'iam:SimulatePrincipalPolicy' });
  expect(unknown.every(({ why }) => why === 'unasked')).toBe(true);
});
