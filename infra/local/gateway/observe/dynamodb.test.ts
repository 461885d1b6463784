import { expect, test } from 'vitest';
import { type Answer, describeCall } from '../call.ts';
import { dynamodbMetrics, itemBytes } from './dynamodb.ts';

const authorization =
  'AWS4-HMAC-SHA256 Credential=ASIA0123456789ABCDEF/20261122/ap-northeast-1/dynamodb/aws4_request, …';

function metrics(operation: string, input: unknown, output: unknown, status = 200) {
  const headers = { authorization, 'x-amz-target': `DynamoDB_20120810.${operation}` };
  const answer: Answer = { status, headers: {}, body: Buffer.from(JSON.stringify(output)) };
  const data = dynamodbMetrics(
    describeCall('POST', '/', headers, Buffer.from(JSON.stringify(input))),
    answer,
    4,
    0,
  );
  return data.map(({ name, dimensions, value }) => [name, dimensions, value]);
}

const table = { TableName: 'items-dev-data' };
const big = { S: 'x'.repeat(5_000) };

test('a strongly consistent read of 5 KB takes two units, any other read half', () => {
  expect(metrics('GetItem', { ...table, ConsistentRead: true }, { Item: { PK: big } })).toEqual([
    ['SuccessfulRequestLatency', { ...table, Operation: 'GetItem' }, 4],
    ['ConsumedReadCapacityUnits', table, 2],
  ]);
  expect(metrics('GetItem', table, { Item: { PK: big } })[1]).toEqual([
    'ConsumedReadCapacityUnits',
    table,
    1,
  ]);
});

test('a query is charged for all its items together, on the index that it reads', () => {
  const items = Array.from({ length: 10 }, () => ({ PK: { S: 'x'.repeat(398) } }));
  expect(metrics('Query', { ...table, IndexName: 'GSI1' }, { Items: items })[1]).toEqual([
    'ConsumedReadCapacityUnits',
    { ...table, GlobalSecondaryIndexName: 'GSI1' },
    0.5,
  ]);
});

test('a transaction writes twice', () => {
  const items = [{ Put: { ...table, Item: { PK: { S: 'a' } } } }, { Update: { ...table } }];
  expect(metrics('TransactWriteItems', { TransactItems: items }, {})[1]).toEqual([
    'ConsumedWriteCapacityUnits',
    table,
    4,
  ]);
});

test('a throttled write is a throttle event and no consumption', () => {
  expect(
    metrics(
      'PutItem',
      table,
      { __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
      400,
    ),
  ).toEqual([
    ['ThrottledRequests', { ...table, Operation: 'PutItem' }, 1],
    ['WriteThrottleEvents', table, 1],
  ]);
});

test('a fault of the service is counted by operation, a mistake of the caller by account', () => {
  expect(metrics('Query', table, { __type: 'InternalServerError' }, 500)).toEqual([
    ['SystemErrors', { ...table, Operation: 'Query' }, 1],
  ]);
  expect(metrics('Query', table, { __type: 'ValidationException' }, 400)).toEqual([['UserErrors', {}, 1]]);
  expect(metrics('PutItem', table, { __type: 'ConditionalCheckFailedException' }, 400)).toEqual([
    ['ConditionalCheckFailedRequests', table, 1],
  ]);
});

test('the size of an item is names and values, nested ones with what holds them', () => {
  expect(
    itemBytes({ PK: { S: 'abc' }, n: { N: '12345' }, t: { BOOL: true }, m: { M: { a: { S: 'b' } } } }),
  ).toBe(5 + 5 + 2 + 7);
});
