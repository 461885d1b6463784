import { expect, test } from 'vitest';
import { parseCreate, parseUpdate } from './input.ts';

test('a new item is active and has no description unless it says otherwise', () => {
  expect(parseCreate('{"name":" Lantern ","price":12.5}')).toEqual({
    ok: true,
    value: { name: 'Lantern', description: '', status: 'active', price: 12.5 },
  });
});

test('every wrong field is named at once', () => {
  const body = '{"name":"","description":7,"status":"gone","price":1.005,"colour":"red"}';
  expect(parseCreate(body)).toEqual({
    ok: false,
    failure: {
      code: 'invalid-request',
      message: 'The request is not valid.',
      fields: {
        name: 'must be text of 1 to 200 characters',
        description: 'must be text of at most 10000 characters',
        status: 'must be one of active, archived',
        price: 'must be a number from 0 to 1000000000 with at most two decimals',
        colour: 'is not a field of an item',
      },
    },
  });
});

test.each([null, '', '{"name":', '[]', 'null', '"text"'])('the body %j is refused, not thrown at', (body) => {
  expect(parseCreate(body)).toMatchObject({
    ok: false,
    failure: { fields: { body: 'must be a JSON object' } },
  });
});

test('a body past 64 KiB is too large, counted in bytes', () => {
  const body = JSON.stringify({ name: 'x', price: 1, description: '櫓'.repeat(22_000) });
  expect(parseCreate(body)).toMatchObject({ ok: false, failure: { code: 'payload-too-large' } });
});

test.each(['0', '"1"', '1.5', 'null'])('a change of version %s is refused', (version) => {
  const body = `{"name":"x","price":1,"status":"active","version":${version}}`;
  expect(parseUpdate(body)).toMatchObject({
    ok: false,
    failure: { fields: { version: expect.any(String) } },
  });
});

test('a change must say the status: it replaces the whole item', () => {
  expect(parseUpdate('{"name":"x","price":1,"version":1}')).toMatchObject({
    ok: false,
    failure: { fields: { status: 'must be one of active, archived' } },
  });
});
