import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeQueryDefinitionsCommand,
  FilterLogEventsCommand,
  GetQueryResultsCommand,
  PutQueryDefinitionCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localControl } from './control.ts';
import type { LocalCloud } from './start.ts';
import { clientOptions, freshStateDir, startTestCloud } from './testing/cloud.ts';
import { collectorUser } from './testing/collector-user.ts';
import { assumableRole, deployProbeApi, probe } from './testing/probe-api.ts';

const stateDir = freshStateDir();
const otherDir = freshStateDir();
let cloud: LocalCloud;
let apiId: string;

beforeAll(async () => {
  cloud = await startTestCloud(stateDir);
  apiId = await deployProbeApi(cloud);
});

afterAll(async () => {
  await cloud?.stop();
  for (const folder of [stateDir, otherDir]) rmSync(folder, { recursive: true, force: true });
});

const control = () => localControl(cloud.controlEndpoint, cloud.controlToken);
const logs = () => new CloudWatchLogsClient(clientOptions(cloud));
const cloudWatch = () => new CloudWatchClient(clientOptions(cloud));

/** A request to the API by the host name that AWS gives it. */
function get(path: string): Promise<{ status: number; body: string; requestId: string }> {
  const host = `${apiId}.execute-api.${cloud.region}.amazonaws.com`;
  return new Promise((resolve, reject) => {
    request(`${cloud.endpoint}${path}`, { headers: { host } }, async (answer) => {
      const requestId = String(answer.headers['apigw-requestid']);
      resolve({ status: answer.statusCode ?? 0, body: await text(answer), requestId });
    })
      .on('error', reject)
      .end();
  });
}

async function messages(logGroupName: string, filterPattern?: string): Promise<string[]> {
  const page = await logs().send(
    new FilterLogEventsCommand({ logGroupName, ...(filterPattern ? { filterPattern } : {}) }),
  );
  return (page.events ?? []).map(({ message }) => message ?? '');
}

/** The sum of a metric of the last ten minutes, without an entry for what has no point. */
async function sums(
  metrics: Record<string, [namespace: string, name: string, dimensions: Record<string, string>]>,
) {
  const { MetricDataResults } = await cloudWatch().send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.now() - 600_000),
      EndTime: new Date(Date.now() + 60_000),
      MetricDataQueries: Object.entries(metrics).map(([Id, [Namespace, MetricName, dimensions]]) => ({
        Id,
        MetricStat: {
          Metric: {
            Namespace,
            MetricName,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: 60,
          Stat: 'Sum',
        },
      })),
    }),
  );
  return Object.fromEntries(
    (MetricDataResults ?? []).map(({ Id, Values = [] }) => [
      Id,
      Values.length ? Values.reduce((a, b) => a + b) : 'no point',
    ]),
  );
}

test('nobody administers the emulator, and its well-known keys are nobody', async () => {
  for (const path of ['/', '/_ministack/health', '/_ministack/config']) {
    expect((await fetch(`${cloud.endpoint}${path}`)).status).toBe(403);
  }
  expect((await fetch(`${cloud.endpoint}/_ministack/reset`, { method: 'POST' })).status).toBe(403);
  for (const credentials of [
    { accessKeyId: 'test', secretAccessKey: 'test' },
    { ...cloud.rootCredentials, secretAccessKey: 'guess' },
  ]) {
    await expect(
      new LambdaClient(clientOptions(cloud, credentials)).send(new ListFunctionsCommand({})),
    ).rejects.toThrow();
  }
});

test('a call through an API is in its log, its access log and its metrics, under one request id', async () => {
  const answer = await get('/probe');
  expect(answer.status).toBe(200);
  const { id, headers } = JSON.parse(answer.body);
  expect(id).toBe(answer.requestId);
  expect(headers).not.toContain('x-yagura-exchange');

  const lines = await messages(probe.functionLogs);
  expect(lines[0]).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST$/);
  expect(lines[1]).toMatch(/^\d{4}-\S+Z\t[0-9a-f-]{36}\tINFO\tasked for \/probe$/);
  expect(lines.at(-1)).toMatch(
    /^REPORT RequestId: .*\tDuration: [\d.]+ ms\t.*\tMax Memory Used: [1-9]\d* MB\tInit Duration: [\d.]+ ms$/,
  );
  expect(await messages(probe.accessLogs)).toEqual([`${id} GET /probe 200`]);

  const ofFunction = { FunctionName: probe.function };
  expect(
    await sums({
      invocations: ['AWS/Lambda', 'Invocations', ofFunction],
      errors: ['AWS/Lambda', 'Errors', ofFunction],
      age: ['AWS/Lambda', 'IteratorAge', ofFunction],
      count: ['AWS/ApiGateway', 'Count', { ApiId: apiId }],
      staged: ['AWS/ApiGateway', 'Count', { ApiId: apiId, Stage: '$default' }],
      other: ['AWS/ApiGateway', 'Count', {}],
    }),
  ).toEqual({ invocations: 1, errors: 0, age: 'no point', count: 1, staged: 1, other: 'no point' });
});

test('a function that fails shows API Gateway’s text, and sets off its alarm', async () => {
  await cloudWatch().send(
    new PutMetricAlarmCommand({
      AlarmName: 'items-dev-probe-error-rate',
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      Metrics: [
        { Id: 'rate', Expression: '100 * errors / invocations', ReturnData: true },
        ...['Errors', 'Invocations'].map((MetricName) => ({
          Id: MetricName.toLowerCase(),
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Lambda',
              MetricName,
              Dimensions: [{ Name: 'FunctionName', Value: probe.function }],
            },
            Period: 300,
            Stat: 'Sum',
          },
        })),
      ],
    }),
  );
  expect(await get('/probe?fail=1')).toMatchObject({
    status: 500,
    body: '{"message":"Internal Server Error"}',
  });
  expect(await messages(probe.functionLogs, '"Invoke Error"')).toEqual([
    expect.stringContaining(
      '\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"asked to fail","stack":[',
    ),
  ]);

  await control().evaluateAlarms();
  const { MetricAlarms } = await cloudWatch().send(
    new DescribeAlarmsCommand({ AlarmNames: ['items-dev-probe-error-rate'] }),
  );
  expect(MetricAlarms?.[0]).toMatchObject({
    StateValue: 'ALARM',
    Metrics: [{ Id: 'rate' }, { Id: 'errors' }, { Id: 'invocations' }],
  });
  const { AlarmHistoryItems } = await cloudWatch().send(
    new DescribeAlarmHistoryCommand({
      AlarmName: 'items-dev-probe-error-rate',
      HistoryItemType: 'StateUpdate',
    }),
  );
  expect(AlarmHistoryItems?.[0]?.HistorySummary).toContain('ALARM');
});

test('a saved query is kept, and running it counts what it asks for', async () => {
  const queryString = 'filter @type = "REPORT" | stats count(*) as calls, max(@duration) as longest';
  await logs().send(new PutQueryDefinitionCommand({ name: 'items-dev/calls', queryString }));
  const { queryDefinitions } = await logs().send(
    new DescribeQueryDefinitionsCommand({ queryDefinitionNamePrefix: 'items-dev/' }),
  );
  expect(queryDefinitions).toMatchObject([{ name: 'items-dev/calls', queryString }]);

  const range = { startTime: Math.floor(Date.now() / 1000) - 600, endTime: Math.ceil(Date.now() / 1000) };
  const start = { logGroupName: probe.functionLogs, ...range };
  const { queryId = '' } = await logs().send(new StartQueryCommand({ ...start, queryString }));
  const { status, results } = await logs().send(new GetQueryResultsCommand({ queryId }));
  expect(status).toBe('Complete');
  expect(results?.[0]?.[0]).toEqual({ field: 'calls', value: '2' });
  await expect(
    logs().send(new StartQueryCommand({ ...start, queryString: 'parse @message "*" as a' })),
  ).rejects.toMatchObject({
    name: 'MalformedQueryException',
  });
});

async function session(role: string, action: string) {
  const arn = await assumableRole(cloud, role, `arn:aws:iam::${cloud.account}:root`, action);
  const { Credentials } = await new STSClient(clientOptions(cloud)).send(
    new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'test' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return clientOptions(cloud, {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
}

test('Cost Explorer is not switched on until somebody puts a bill, and answers whom a policy lets ask', async () => {
  const may = new CostExplorerClient(await session('yagura-items-prod-bill', 'ce:GetCostAndUsage'));
  const mayNot = new CostExplorerClient(await session('yagura-items-dev-bill', 'cloudwatch:*'));
  const asked = new GetCostAndUsageCommand({
    TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost'],
  });
  await expect(may.send(asked)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'User not enabled for cost explorer access',
  });
  await expect(mayNot.send(asked)).rejects.toThrow(/not authorized to perform: ce:GetCostAndUsage/);

  const charge = { day: '2026-11-01', service: 'AWS Lambda', recordType: 'Usage', tags: {}, usd: 1.5 };
  await control().putBill({ charges: [charge], estimatedFrom: '2026-11-01' });
  const { ResultsByTime } = await may.send(asked);
  expect(ResultsByTime?.[0]).toMatchObject({ Total: { UnblendedCost: { Amount: '1.5' } }, Estimated: true });
  await expect(mayNot.send(asked)).rejects.toThrow(/not authorized/);
  await expect(control().putBill({ charges: [], estimatedFrom: 'today' })).rejects.toThrow(
    /estimatedFrom.*today/,
  );

  await control().deleteBill();
  await expect(may.send(asked)).rejects.toThrow('User not enabled');
});

test('a fault hits one environment and leaves the other alone; what IAM refuses stays refused', async () => {
  const dev = new CloudWatchClient(await session('yagura-items-dev-read', 'cloudwatch:*'));
  const prod = new CloudWatchClient(await session('yagura-items-prod-read', 'cloudwatch:DescribeAlarms'));
  await control().putFault('test', {
    match: { environment: 'items/dev', role: 'read', operation: 'DescribeAlarms' },
    fault: { kind: 'throttled', times: 1 },
  });
  await expect(dev.send(new DescribeAlarmsCommand({}))).rejects.toMatchObject({
    name: 'ThrottlingException',
  });
  expect((await prod.send(new DescribeAlarmsCommand({}))).MetricAlarms).toHaveLength(1);
  expect((await dev.send(new DescribeAlarmsCommand({}))).MetricAlarms).toHaveLength(1);

  await expect(
    prod.send(
      new GetMetricDataCommand({ StartTime: new Date(0), EndTime: new Date(), MetricDataQueries: [] }),
    ),
  ).rejects.toThrow('cloudwatch:GetMetricData');
  const { calls } = await control().stats();
  expect(calls).toContainEqual({
    environment: 'items/dev',
    role: 'read',
    service: 'cloudwatch',
    operation: 'DescribeAlarms',
    calls: 2,
    errors: 1,
    faulted: 1,
  });
});

test('a role hands on only the roles that it may pass', async () => {
  const lambda = new LambdaClient(await session('yagura-items-dev-deploy-app', 'lambda:*'));
  const Role = `arn:aws:iam::${cloud.account}:role/items-dev-probe-role`;
  const create = { FunctionName: 'mine', Runtime: 'nodejs24.x', Handler: 'index.handler', Role } as const;
  await expect(
    lambda.send(new CreateFunctionCommand({ ...create, Code: { ZipFile: new Uint8Array(1) } })),
  ).rejects.toThrow('iam:PassRole');
});

test('the control port is closed to who has no token', async () => {
  expect((await fetch(`${cloud.controlEndpoint}/faults`)).status).toBe(401);
});

test('a clean stop keeps everything; a kill is seen by the next start', async () => {
  const before = await messages(probe.functionLogs);
  const port = Number(new URL(cloud.endpoint).port);
  await cloud.stop();
  cloud = await startTestCloud(stateDir, { port });
  expect(cloud).toMatchObject({ freshState: false, stateIsOlderThanDeployed: false });
  expect(await messages(probe.functionLogs)).toEqual(before);
  expect((await get('/probe')).status).toBe(200);
  expect(await sums({ calls: ['AWS/Lambda', 'Invocations', { FunctionName: probe.function }] })).toEqual({
    calls: 3,
  });

  await expect(startTestCloud(stateDir)).rejects.toThrow('runs already');
  await expect(startTestCloud(otherDir, { port })).rejects.toThrow(`port ${port} is taken`);
  process.kill(cloud.pid, 'SIGKILL');
  await cloud.ended;
  await cloud.stop();
  cloud = await startTestCloud(stateDir, { port });
  expect(cloud).toMatchObject({ freshState: false, stateIsOlderThanDeployed: true });
});

test('a bucket whose policy denies everything without TLS is read and written by signed requests, and by no other', async () => {
  const { key } = await collectorUser(cloud);
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
  });
  const iam = new IAMClient(clientOptions(cloud));
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'yagura-collector', PolicyName: 'objects', PolicyDocument }),
  );
  const s3 = new S3Client({ ...clientOptions(cloud, key), forcePathStyle: true });
  const root = new S3Client({ ...clientOptions(cloud), forcePathStyle: true });
  const Bucket = 'tls-only';
  await root.send(new CreateBucketCommand({ Bucket }));
  const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
  const everybody = { Principal: '*', Action: 's3:*', Resource };
  const Statement = [
    { Effect: 'Deny', ...everybody, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ];
  await root.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
  await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'kept' }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'a' }));
  expect(await Body?.transformToString()).toBe('kept');
  const unsigned = await fetch(`${cloud.endpoint}/${Bucket}/a`);
  expect(unsigned.status).toBe(403);
  for (const client of [iam, s3]) client.destroy();
  root.destroy();
});
