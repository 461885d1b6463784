import { expect, it } from 'vitest';
import { maskedRows } from './insights-rows.ts';

const row = (fields: Record<string, string>) => new Map(Object.entries(fields));

it('is a table: what a row lacks is empty, CloudWatch’s pointer is left out', () => {
  expect(maskedRows([row({ a: '1', '@ptr': 'x' }), row({ b: '2' })])).toEqual({
    columns: ['a', 'b'],
    rows: [
      ['1', ''],
      ['', '2'],
    ],
  });
});

it('keeps no secret, by the name of its field, within a line in JSON, or by its shape', () => {
  const { rows } = maskedRows([
    row({
      'user.password': 'hunter22',
      '@message': '{"message":"x","password":"hunter33"}',
      note: 'key AKIAIOSFODNN7EXAMPLE here',
    }),
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/hunter22|hunter33|AKIAIOSFODNN7EXAMPLE/);
  expect(rows[0]?.[2]).toContain('key ');
});

it('takes colours out and cuts what is too long', () => {
  const { rows } = maskedRows([row({ a: '\u001b[31mred', b: 'x'.repeat(9_000) })]);
  expect(rows[0]?.[0]).toBe('red');
  expect(rows[0]?.[1]?.length).toBeLessThan(4_100);
});
