import { expect, test } from 'vitest';
import { parseList } from './list-request.ts';

test('a list has 20 items unless asked otherwise', () => {
  expect(parseList(null)).toEqual({ ok: true, value: { limit: 20, status: undefined, cursor: undefined } });
});

test.each(['0', '101', '-1', '1e2', '', 'ten'])('the limit %j is refused', (limit) => {
  expect(parseList({ limit })).toMatchObject({
    ok: false,
    failure: { fields: { limit: expect.any(String) } },
  });
});

test('an empty cursor is the first page', () => {
  expect(parseList({ limit: '20', cursor: '' })).toEqual({
    ok: true,
    value: { limit: 20, status: undefined, cursor: undefined },
  });
});

test('an unknown status and an endless cursor are named', () => {
  expect(parseList({ status: 'gone', cursor: 'x'.repeat(2_001) })).toMatchObject({
    failure: {
      fields: { status: 'must be one of active, archived', cursor: 'must be a cursor that this API gave' },
    },
  });
});
