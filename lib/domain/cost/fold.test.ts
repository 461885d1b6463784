import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { usd } from '../units.ts';
import type { CostLine } from './cost.ts';
import { foldLines } from './fold.ts';

const alarm = (resource: string, known = true): CostLine => ({
  resource,
  label: resource,
  kind: 'inventory',
  item: 'alarm-metric',
  quantity: known
    ? { state: 'known', value: 0.5, unit: 'alarm-month', source: 'months × declared resources' }
    : { state: 'unknown', why: 'not-read' },
  price: {
    state: 'priced',
    price: { usdPerUnit: 0.1, unit: 'alarm-month', source: 'list', asOf: instant(0) },
  },
  cost: known ? { state: 'known', value: usd(0.05) } : { state: 'unknown' },
});

it('makes many lines alike one row with their sum', () => {
  const [row, ...rest] = foldLines(['a', 'b', 'c', 'd'].map((each) => alarm(each)));
  expect(rest).toEqual([]);
  expect(row).toMatchObject({
    count: 4,
    line: { quantity: { value: 2 }, cost: { state: 'known', value: 0.2 } },
  });
});

it('leaves a few lines alone', () => {
  expect(foldLines(['a', 'b', 'c'].map((each) => alarm(each))).map(({ count }) => count)).toEqual([1, 1, 1]);
});

it('never hides an unknown line in a sum', () => {
  const rows = foldLines([...['a', 'b', 'c', 'd'].map((each) => alarm(each)), alarm('e', false)]);
  expect(rows.map(({ line, count }) => [count, line.cost.state])).toEqual([
    [4, 'known'],
    [1, 'unknown'],
  ]);
});
