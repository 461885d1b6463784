import { expect, test } from 'vitest';
import { toErrorResponse, toResponse } from './response.ts';

test('the error body names code, message, fields and the request', () => {
  const failure = {
    code: 'invalid-request',
    message: 'The request is not valid.',
    fields: { name: 'is missing' },
  } as const;
  const response = toErrorResponse(failure, 'r-1', 'https://shop.example');
  expect(response.statusCode).toBe(400);
  expect(response.headers?.['Access-Control-Allow-Origin']).toBe('https://shop.example');
  expect(JSON.parse(response.body)).toEqual({ error: failure, requestId: 'r-1' });
});

test('a busy table asks the client to wait', () => {
  const response = toErrorResponse({ code: 'busy', message: 'Later.' }, 'r-1', '*');
  expect([response.statusCode, response.headers?.['Retry-After']]).toEqual([503, '1']);
});

test('204 has no body', () => {
  expect(toResponse({ status: 204 }, '*')).toMatchObject({ statusCode: 204, body: '' });
});
