import { expect, it } from 'vitest';
import type { Comparison } from '#lib/domain/cost/compare.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { compareCsv } from './compare-csv.ts';

const asOf = parseInstant('2026-11-28T00:00:00Z');
const none = { resources: 0, unknown: 0 };
const COMPARISON: Comparison = {
  rows: [
    {
      key: 'nat-gateway',
      here: { usd: usd(90.52), quantity: 1_460, resources: 2, unknown: 0 },
      there: { usd: usd(45.26), quantity: 730, resources: 1, unknown: 0 },
      more: usd(45.26),
      why: { code: 'count', here: 2, there: 1 },
    },
    {
      key: 'dynamodb-pitr',
      here: { usd: usd(1), quantity: 5, resources: 1, unknown: 0 },
      there: none,
      more: usd(1),
      why: { code: 'only-here' },
    },
    {
      key: 's3-storage',
      here: { resources: 1, unknown: 1 },
      there: { usd: usd(2), quantity: 9, resources: 1, unknown: 0 },
      more: usd(-2),
      why: { code: 'unknown' },
    },
  ],
  ...{ here: usd(91.52), there: usd(47.26), more: usd(44.26), unknown: 1, hours: { here: 73, there: 146 } },
};
const rows = (by: 'line' | 'service') =>
  compareCsv({ here: 'prod', there: 'dev', by }, COMPARISON, { here: { asOf }, there: { asOf } })
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(','));

it('has both quantities and amounts of every row, and keeps none and unknown apart from nought', () => {
  const [head, nat, pitr, s3, sum] = rows('line');
  expect(head?.slice(0, 4)).toEqual(['line', 'dev_quantity', 'dev_usd', 'dev_unknown_lines']);
  expect(nat).toEqual([
    'nat-gateway',
    '730',
    '45.26',
    '0',
    '1460',
    '90.52',
    '0',
    '45.26',
    'count 1 to 2',
    '',
    '',
  ]);
  expect(pitr?.slice(1, 4)).toEqual(['none', 'none', '0']);
  expect(s3?.slice(4, 8)).toEqual(['unknown', 'unknown', '1', 'unknown']);
  expect(sum?.slice(0, 8)).toEqual(['sum of known lines', '', '47.26', '0', '', '91.52', '1', '44.26']);
});

it('adds no quantities of unlike things', () => {
  expect(rows('service')[1]?.[1]).toBe('');
});
