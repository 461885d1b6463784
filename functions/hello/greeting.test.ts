import { expect, test } from 'vitest';
import { greet } from './greeting.ts';

const request = { path: '/hello', requestId: 'r-1' };

test('greets by name', () => {
  expect(greet({ ...request, name: ' Aoi ' })).toEqual({
    status: 200,
    body: { message: 'Hello from Aoi!', path: '/hello' },
  });
});

test.each([undefined, '', '   '])('greets Lambda itself when the name is %j', (name) => {
  expect(greet({ ...request, name }).body).toEqual({ message: 'Hello from Lambda!', path: '/hello' });
});

test.each(['x'.repeat(101), 'a\nb'])('refuses a name that is too long or has control characters', (name) => {
  expect(greet({ ...request, name })).toEqual({
    status: 400,
    body: {
      error: {
        code: 'invalid-name',
        message: 'name must be at most 100 characters, without control characters',
      },
      requestId: 'r-1',
    },
  });
});
