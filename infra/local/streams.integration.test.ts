import { rmSync } from 'node:fs';
import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateEventSourceMappingCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalCloud } from './start.ts';
import { clientOptions, freshStateDir, startTestCloud } from './testing/cloud.ts';
import { assumableRole } from './testing/probe-api.ts';

const SOURCE = `exports.handler = async ({ Records }) => {
  for (const record of Records) console.log('read', record.dynamodb.Keys.PK.S);
};`;

const stateDir = freshStateDir();
const TableName = 'items-dev-streamed';
const FunctionName = 'items-dev-reader';
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startTestCloud(stateDir);
  const { TableDescription } = await new DynamoDBClient(clientOptions(cloud)).send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  const lambda = new LambdaClient(clientOptions(cloud));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: await assumableRole(cloud, 'items-dev-reader-role', 'lambda.amazonaws.com', 'dynamodb:*'),
      Code: { ZipFile: zipSync({ 'index.js': strToU8(SOURCE) }) },
    }),
  );
  const EventSourceArn = TableDescription?.LatestStreamArn;
  await lambda.send(
    new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn, StartingPosition: 'LATEST' }),
  );
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

const write = (key: string) =>
  new DynamoDBClient(clientOptions(cloud)).send(new PutItemCommand({ TableName, Item: { PK: { S: key } } }));

async function readKeys(): Promise<string[]> {
  const { events = [] } = await new CloudWatchLogsClient(clientOptions(cloud)).send(
    new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${FunctionName}`, filterPattern: 'INFO read' }),
  );
  return events.map(({ message = '' }) => message.trim().split(' ').at(-1) ?? '');
}

test('a change after a restart is read, and none is read twice', async () => {
  for (const key of ['a', 'b', 'c']) await write(key);
  await expect.poll(readKeys).toEqual(['a', 'b', 'c']);

  const port = Number(new URL(cloud.endpoint).port);
  await cloud.stop();
  cloud = await startTestCloud(stateDir, { port });
  await write('d');
  await expect.poll(readKeys).toEqual(['a', 'b', 'c', 'd']);
});

test('a stream has an iterator age, and its table a consumption', async () => {
  const { Metrics = [] } = await new CloudWatchClient(clientOptions(cloud)).send(new ListMetricsCommand({}));
  const listed = Metrics.map(({ Namespace, MetricName, Dimensions = [] }) =>
    [Namespace, MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`)].join(' '),
  );
  expect(listed).toContain(`AWS/Lambda IteratorAge FunctionName=${FunctionName}`);
  expect(listed).toContain(`AWS/DynamoDB ConsumedWriteCapacityUnits TableName=${TableName}`);
  expect(listed).toContain(`AWS/DynamoDB SuccessfulRequestLatency TableName=${TableName} Operation=PutItem`);
});
