import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DeleteTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { type BaseKeys, grantAccess } from '#tools/demo/access.ts';
import { readToolchain, repoRoot } from '#tools/toolchain.ts';

let cloud: LocalCloud;
let keys: BaseKeys;

beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir());
  // S3 says that a bucket is absent before it asks who wants to know.
  const s3 = new S3Client({ ...clientOptions(cloud), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: object.Bucket }));
  keys = await grantAccess(cloud, readToolchain(), repoRoot, mkdtempSync(join(freshStateDir(), 'access-')));
});

afterAll(() => cloud?.stop());

/** Options of a client that acts as the collector in `items/dev`. */
async function asCollector() {
  const sts = new STSClient(clientOptions(cloud, keys.collector));
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${cloud.account}:role/yagura-items-dev-read`,
      RoleSessionName: 'collector',
    }),
  );
  return clientOptions(cloud, {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  });
}

type Options = Awaited<ReturnType<typeof asCollector>>;

const table = { TableName: 'items-dev-data' };
const object = { Bucket: 'items-dev-artifacts-000000000000', Key: 'x' };
const key = { PK: { S: 'x' }, SK: { S: 'x' } };

/** Everything that a collector with a fault, or in wrong hands, might try. */
const REFUSED: Readonly<Record<string, (options: Options) => Promise<unknown>>> = {
  'delete an alarm': (o) =>
    new CloudWatchClient(o).send(new DeleteAlarmsCommand({ AlarmNames: ['items-dev-x'] })),
  'make a log group': (o) =>
    new CloudWatchLogsClient(o).send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/items-dev-x' })),
  'delete a log group': (o) =>
    new CloudWatchLogsClient(o).send(
      new DeleteLogGroupCommand({ logGroupName: '/aws/lambda/items-dev-api' }),
    ),
  'write a log line': (o) =>
    new CloudWatchLogsClient(o).send(
      new PutLogEventsCommand({
        logGroupName: '/aws/lambda/items-dev-api',
        logStreamName: 's',
        logEvents: [{ timestamp: 0, message: 'forged' }],
      }),
    ),
  'call a function': (o) => new LambdaClient(o).send(new InvokeCommand({ FunctionName: 'items-dev-api' })),
  'set a function': (o) =>
    new LambdaClient(o).send(
      new UpdateFunctionConfigurationCommand({ FunctionName: 'items-dev-api', Timeout: 1 }),
    ),
  'delete a function': (o) =>
    new LambdaClient(o).send(new DeleteFunctionCommand({ FunctionName: 'items-dev-api' })),
  'make a change set': (o) =>
    new CloudFormationClient(o).send(
      new CreateChangeSetCommand({ StackName: 'items-dev-app', ChangeSetName: 'x', TemplateBody: '{}' }),
    ),
  'delete a stack': (o) =>
    new CloudFormationClient(o).send(new DeleteStackCommand({ StackName: 'items-dev-app' })),
  'write an item': (o) => new DynamoDBClient(o).send(new PutItemCommand({ ...table, Item: key })),
  'read items': (o) => new DynamoDBClient(o).send(new ScanCommand(table)),
  'delete a table': (o) => new DynamoDBClient(o).send(new DeleteTableCommand(table)),
  'write an artifact': (o) =>
    new S3Client({ ...o, forcePathStyle: true }).send(new PutObjectCommand({ ...object, Body: 'x' })),
  'read an artifact': (o) => new S3Client({ ...o, forcePathStyle: true }).send(new GetObjectCommand(object)),
  'delete an artifact': (o) =>
    new S3Client({ ...o, forcePathStyle: true }).send(new DeleteObjectCommand(object)),
  'read a secret': (o) =>
    new SecretsManagerClient(o).send(new GetSecretValueCommand({ SecretId: 'items-dev-cursor-key' })),
  'delete a role': (o) => new IAMClient(o).send(new DeleteRoleCommand({ RoleName: 'items-dev-api' })),
  'look at another environment’s function': (o) =>
    new LambdaClient(o).send(new GetFunctionConfigurationCommand({ FunctionName: 'items-prod-api' })),
};

describe('the collector’s role', () => {
  it('may look', async () => {
    const alarms = await new CloudWatchClient(await asCollector()).send(new DescribeAlarmsCommand({}));
    expect(alarms.$metadata.httpStatusCode).toBe(200);
  });

  it.each(Object.entries(REFUSED))('may not %s', async (_, attempt) => {
    await expect(attempt(await asCollector())).rejects.toMatchObject({
      name: expect.stringMatching(/^AccessDenied(Exception)?$/),
    });
  });

  it('is all that the collector’s own key can become', async () => {
    const sts = new STSClient(clientOptions(cloud, keys.collector));
    const plan = new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${cloud.account}:role/yagura-items-dev-deploy-infra`,
      RoleSessionName: 'collector',
    });
    await expect(sts.send(plan)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
