import { expect, test } from 'vitest';
import { sign, verify } from './cursor.ts';

const position = {
  key: { PK: 'ITEM#1', SK: 'METADATA', EntityType: 'Item', CreatedAt: 5 },
  status: undefined,
};
const refused = { ok: false, failure: { code: 'invalid-request', fields: { cursor: expect.any(String) } } };

test('a signed cursor comes back as it went out', () => {
  expect(verify(sign(position, 'key'), undefined, 'key')).toEqual({ ok: true, value: position });
});

test('a cursor of another key, cut, changed or invented is refused', () => {
  const cursor = sign(position, 'key');
  for (const forged of [
    sign(position, 'other'),
    cursor.slice(0, -1),
    `x${cursor}`,
    `${cursor}.x`,
    '.',
    'abc',
  ]) {
    expect(verify(forged, undefined, 'key')).toMatchObject(refused);
  }
});

test('a cursor of one list does not continue another', () => {
  const archived = sign({ ...position, status: 'archived' }, 'key');
  expect(verify(archived, 'active', 'key')).toMatchObject(refused);
  expect(verify(archived, 'archived', 'key')).toMatchObject({ ok: true });
});
