import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { beforeEach, expect, test, vi } from 'vitest';
import saved from './event.json' with { type: 'json' };
import type { Store } from './store.ts';

const store = vi.hoisted(() => ({ createOnce: vi.fn<Store['createOnce']>() }));
const made = vi.hoisted(() => ({ clients: 0, secretReaders: 0 }));

vi.mock('./config.ts', () => ({
  readConfig: () => ({
    tableName: 'items-dev-data',
    cursorSecretArn: 'arn',
    allowedOrigin: 'https://shop.example',
  }),
}));
vi.mock('./store.ts', () => ({ makeStore: () => store }));
vi.mock('../table/client.ts', () => ({
  makeTableClient: () => {
    made.clients += 1;
    return {};
  },
}));
vi.mock('./secret.ts', () => ({
  makeSecretReader: () => {
    made.secretReaders += 1;
    return async () => 'key';
  },
}));
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');

const { handler } = await import('./handler.ts');
const context = { awsRequestId: 'f-1', functionName: 'items-dev-api' } as Context;
const event = saved as unknown as APIGatewayProxyEvent;

beforeEach(() => {
  store.createOnce.mockReset();
});

test('the saved event creates an item', async () => {
  store.createOnce.mockResolvedValue(undefined);
  const response = await handler(event, context);
  expect(response.statusCode).toBe(201);
  expect(JSON.parse(response.body)).toMatchObject({ name: 'Paper lantern', price: 12.5, version: 1 });
});

test('the line of a created item names it, as no path does', async () => {
  store.createOnce.mockResolvedValue(undefined);
  const info = vi.spyOn(Logger.prototype, 'info');
  const { body } = await handler(event, context);
  expect(info).toHaveBeenCalledWith('answered', expect.objectContaining({ itemId: JSON.parse(body).id }));
  info.mockRestore();
});

test('a bad request is a 400 with a reason and does not reach the table', async () => {
  const response = await handler({ ...event, body: '{"name":' }, context);
  expect(response.statusCode).toBe(400);
  expect(JSON.parse(response.body)).toEqual({
    error: {
      code: 'invalid-request',
      message: 'The request is not valid.',
      fields: { body: 'must be a JSON object' },
    },
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  });
  expect(store.createOnce).not.toHaveBeenCalled();
});

test('a failure behind the API is a 500 that says nothing of its cause', async () => {
  store.createOnce.mockRejectedValue(new Error('User: arn:aws:iam::1:role/x is not authorized'));
  const response = await handler(event, context);
  expect(response.statusCode).toBe(500);
  expect(response.body).not.toContain('arn:aws');
  expect(JSON.parse(response.body)).toMatchObject({ error: { code: 'internal' } });
});

test('a throttled table is a 503 that says when to try again', async () => {
  store.createOnce.mockRejectedValue(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
  const response = await handler(event, context);
  expect([response.statusCode, response.headers?.['Retry-After']]).toEqual([503, '1']);
});

test('clients are made once, however many requests a container answers', async () => {
  store.createOnce.mockResolvedValue(undefined);
  await Promise.all([handler(event, context), handler(event, context), handler(event, context)]);
  expect(made).toEqual({ clients: 1, secretReaders: 1 });
});
