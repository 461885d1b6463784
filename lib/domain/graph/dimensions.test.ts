import { expect, it } from 'vitest';
import { kindOfDimension } from './dimensions.ts';

it.each([
  ['FunctionName', 'function'],
  ['TableName', 'table'],
  ['QueueName', 'queue'],
  ['ApiName', 'rest-api'],
  ['ApiId', 'http-api'],
  ['TopicName', 'topic'],
  ['BucketName', 'bucket'],
  ['StreamName', 'data-stream'],
  ['StateMachineArn', 'state-machine'],
  ['Stage', undefined],
  ['constructor', undefined],
])('the dimension %s names: %s', (dimension, kind) => {
  expect(kindOfDimension(dimension)).toBe(kind);
});
