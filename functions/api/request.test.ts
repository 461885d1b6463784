import { expect, test } from 'vitest';
import posted from './event.json' with { type: 'json' };
import { toRequest } from './request.ts';

const event = { ...posted, pathParameters: null, queryStringParameters: null };

test('the saved event creates an item under its idempotency key', () => {
  expect(toRequest(event)).toEqual({
    ok: true,
    value: { operation: 'create', body: posted.body, idempotencyKey: '6f1d9a52-8a0e-4f57-9d0e-0d8f0c7f5d11' },
  });
});

test('the name of the header may be in any case', () => {
  expect(toRequest({ ...event, headers: { 'IDEMPOTENCY-KEY': 'k' } })).toMatchObject({
    value: { idempotencyKey: 'k' },
  });
});

test('an idempotency key with spaces is refused', () => {
  expect(toRequest({ ...event, headers: { 'Idempotency-Key': 'a b' } })).toMatchObject({
    ok: false,
    failure: { fields: { 'Idempotency-Key': expect.any(String) } },
  });
});

test('a body in base64 is decoded', () => {
  const body = Buffer.from('{"name":"櫓"}').toString('base64');
  expect(toRequest({ ...event, body, isBase64Encoded: true })).toMatchObject({
    value: { body: '{"name":"櫓"}' },
  });
});

test('the operation follows the resource, whatever the id looks like', () => {
  const one = { ...event, resource: '/items/{id}', path: '/items/health', pathParameters: { id: 'health' } };
  expect(toRequest({ ...one, httpMethod: 'GET' })).toEqual({
    ok: true,
    value: { operation: 'get', id: 'health' },
  });
  expect(toRequest({ ...one, httpMethod: 'DELETE' })).toEqual({
    ok: true,
    value: { operation: 'remove', id: 'health' },
  });
  expect(toRequest({ ...one, httpMethod: 'PATCH' })).toMatchObject({ value: { operation: 'unknown' } });
});
