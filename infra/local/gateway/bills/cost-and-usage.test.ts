import { expect, it } from 'vitest';
import { type Charge, parseBill } from './bill.ts';
import { type CostAndUsageInput, costAndUsage } from './cost-and-usage.ts';
import type { Expression } from './expression.ts';

const charge = (day: string, service: string, usd: number, more: Partial<Charge> = {}): Charge => ({
  day,
  service,
  usd,
  recordType: 'Usage',
  tags: { Project: 'items', Environment: 'prod' },
  ...more,
});
const BILL = {
  estimatedFrom: '2026-11-01',
  charges: [
    charge('2026-10-31', 'AWS Lambda', 1),
    charge('2026-11-01', 'AWS Lambda', 2),
    charge('2026-11-01', 'AWS Lambda', 0.5),
    charge('2026-11-01', 'EC2 - Other', 4),
    charge('2026-11-01', 'Tax', 0.7, { recordType: 'Tax' }),
    charge('2026-11-01', 'AWS Lambda', 8, { tags: { Project: 'items', Environment: 'dev' } }),
    charge('2026-11-01', 'AWS Lambda', 16, { tags: {} }),
    charge('2026-11-02', 'AWS Lambda', 32),
  ],
};
const tag = (Key: string, ...Values: string[]) => ({ Tags: { Key, Values, MatchOptions: ['EQUALS'] } });
const ASKED: CostAndUsageInput = {
  TimePeriod: { Start: '2026-10-31', End: '2026-11-02' },
  Granularity: 'DAILY',
  Metrics: ['UnblendedCost'],
  GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
  Filter: {
    And: [
      tag('Project', 'items'),
      tag('Environment', 'prod'),
      { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Tax', 'Credit'] } } },
    ],
  },
};
const answer = (more: Partial<CostAndUsageInput> = {}, page = 40) =>
  costAndUsage(BILL, { ...ASKED, ...more }, page);
const amounts = (result: ReturnType<typeof answer>) =>
  result.ResultsByTime.map(({ TimePeriod, Groups }) => [
    TimePeriod.Start,
    ...Groups.map(({ Keys, Metrics }) => [Keys[0], Metrics.UnblendedCost.Amount]),
  ]);

it('adds up by day and service what carries the tags, without what is left out, the end excluded', () => {
  expect(amounts(answer())).toEqual([
    ['2026-10-31', ['AWS Lambda', '1']],
    ['2026-11-01', ['AWS Lambda', '2.5'], ['EC2 - Other', '4']],
  ]);
  expect(answer().ResultsByTime.map(({ Estimated }) => Estimated)).toEqual([false, true]);
});

it('knows Or, several values, months, and the whole without a group', () => {
  expect(
    amounts(answer({ Filter: { Or: [tag('Environment', 'dev'), tag('Environment', 'none')] } }))[1],
  ).toEqual(['2026-11-01', ['AWS Lambda', '8']]);
  const { GroupBy: _, ...whole } = ASKED;
  const months = costAndUsage(
    BILL,
    {
      ...whole,
      Granularity: 'MONTHLY',
      Filter: tag('Environment', 'prod', 'dev'),
      TimePeriod: { Start: '2026-10-01', End: '2026-11-03' },
    },
    40,
  );
  expect(months.ResultsByTime).toEqual([
    {
      TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
      Total: { UnblendedCost: { Amount: '1', Unit: 'USD' } },
      Groups: [],
      Estimated: false,
    },
    {
      TimePeriod: { Start: '2026-11-01', End: '2026-11-03' },
      Total: { UnblendedCost: { Amount: '47.2', Unit: 'USD' } },
      Groups: [],
      Estimated: true,
    },
  ]);
});

it('parts a service by a tag too, in the accounts that are asked for', () => {
  const by = { GroupBy: [...(ASKED.GroupBy ?? []), { Type: 'TAG', Key: 'Environment' }] };
  const paidFor = (account: string) => ({ Dimensions: { Key: 'LINKED_ACCOUNT', Values: [account] } });
  const keys = (Filter: Expression) =>
    answer({ ...by, Filter })
      .ResultsByTime.at(-1)
      ?.Groups.map(({ Keys }) => Keys);
  expect(keys(paidFor('000000000000'))).toEqual([
    ['AWS Lambda', 'Environment$prod'],
    ['EC2 - Other', 'Environment$prod'],
    ['Tax', 'Environment$prod'],
    ['AWS Lambda', 'Environment$dev'],
    ['AWS Lambda', 'Environment$'],
  ]);
  expect(keys(paidFor('111111111111'))).toEqual([]);
});

it('has pages that go on where the one before ended', () => {
  const first = answer({}, 1);
  expect(amounts(first).map(([day]) => day)).toEqual(['2026-10-31']);
  const second = answer({ NextPageToken: first.NextPageToken ?? '' }, 1);
  expect(amounts(second).map(([day]) => day)).toEqual(['2026-11-01']);
  expect(second.NextPageToken).toBeUndefined();
});

it.each<[string, Partial<CostAndUsageInput>, RegExp]>([
  [
    'a range that ends where it begins',
    { TimePeriod: { Start: '2026-11-01', End: '2026-11-01' } },
    /before end/,
  ],
  ['no day', { TimePeriod: { Start: '2026-11-31x', End: '2026-12-01' } }, /before end/],
  ['hours', { Granularity: 'HOURLY' }, /HOURLY is not supported/],
  ['another metric', { Metrics: ['BlendedCost'] }, /UnblendedCost/],
  ['two roots', { Filter: { ...tag('a', 'b'), Not: tag('c', 'd') } }, /one root/],
  ['one operand', { Filter: { And: [tag('a', 'b')] } }, /two operands/],
  ['another dimension', { Filter: { Dimensions: { Key: 'REGION', Values: ['x'] } } }, /REGION/],
  [
    'another match',
    { Filter: { Tags: { Key: 'a', Values: ['b'], MatchOptions: ['STARTS_WITH'] } } },
    /STARTS_WITH/,
  ],
  ['no value', { Filter: { Tags: { Key: 'a', Values: [] } } }, /empty/],
  ['a cost category', { Filter: { CostCategories: {} } as never }, /CostCategories is not supported/],
  ['a group by cost category', { GroupBy: [{ Type: 'COST_CATEGORY', Key: 'Team' }] }, /GroupBy/],
  ['three groups', { GroupBy: [1, 2, 3].map(() => ({ Type: 'TAG', Key: 'Project' })) }, /two groups/],
  ['a token of nobody', { NextPageToken: '9' }, /NextPageToken 9/],
])('refuses %s', (_, more, message) => {
  expect(() => answer(more)).toThrow(message);
});

it.each([
  ['nothing', undefined, /the bill must be an object/],
  ['no charges', { estimatedFrom: '2026-11-01' }, /charges must be a list/],
  [
    'no day',
    { estimatedFrom: '2026-11-01', charges: [{ day: 'today' }] },
    /charges\[0\]\.day.*"today"|service/,
  ],
  [
    'words for money',
    { estimatedFrom: '2026-11-01', charges: [{ day: '2026-11-01', service: 's', usd: '1' }] },
    /charges\[0\]\.usd/,
  ],
  [
    'a number as a tag',
    { estimatedFrom: '2026-11-01', charges: [{ day: '2026-11-01', service: 's', usd: 1, tags: { a: 1 } }] },
    /tags\.a/,
  ],
])('a bill of %s is refused by name', (_, value, message) => {
  expect(() => parseBill(value)).toThrow(message);
});
