// Answers are samples built from the service model of @aws-sdk/client-cost-explorer 3.1138, November 2026.
import type { GetCostAndUsageRequest, ResultByTime } from '@aws-sdk/client-cost-explorer';
import { expect, it } from 'vitest';
import { answeringClients, sdkError } from '../../answering-clients.ts';
import { costAndUsage } from './cost-and-usage.ts';

const TAGS = { Project: 'items', Environment: 'dev' };
const RANGE = { from: '2026-11-01', to: '2026-11-03' };

const period = (
  Start: string,
  End: string,
  costs: Readonly<Record<string, string>>,
  more: { Unit?: string; Estimated?: boolean } = {},
): ResultByTime => ({
  TimePeriod: { Start, End },
  Total: {},
  Groups: Object.entries(costs).map(([service, Amount]) => ({
    Keys: [service],
    Metrics: { UnblendedCost: { Amount, Unit: more.Unit ?? 'USD' } },
  })),
  Estimated: more.Estimated ?? true,
});

const answering = async (answer: (input: GetCostAndUsageRequest) => unknown) => {
  const { aws } = answeringClients({ 'ce:GetCostAndUsage': answer });
  const read = await costAndUsage(aws, { tags: TAGS }, RANGE);
  return read.ok ? { ...read, value: read.value.get('') } : read;
};

it('asks for unblended cost by day and service of what carries all tags, without tax, support, credits, refunds', async () => {
  let asked: GetCostAndUsageRequest | undefined;
  await answering((input) => {
    asked = input;
    return { ResultsByTime: [] };
  });
  expect(asked).toMatchObject({
    TimePeriod: { Start: '2026-11-01', End: '2026-11-03' },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost'],
    GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
    Filter: {
      And: [
        { Tags: { Key: 'Project', Values: ['items'] } },
        { Tags: { Key: 'Environment', Values: ['dev'] } },
        { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund', 'Support', 'Tax'] } } },
      ],
    },
  });
});

it('joins what two pages say of one day, and keeps days without a charge and what is estimated', async () => {
  const read = await answering(({ NextPageToken }) =>
    NextPageToken
      ? {
          ResultsByTime: [
            period('2026-11-02', '2026-11-03', { 'AWS Lambda': '0.25', AmazonCloudWatch: '1' }),
          ],
        }
      : {
          ResultsByTime: [
            period('2026-11-01', '2026-11-02', {}, { Estimated: false }),
            period('2026-11-02', '2026-11-03', { 'AWS Lambda': '0.0000003792' }, { Estimated: false }),
          ],
          NextPageToken: 'more',
        },
  );
  expect(read).toEqual({
    ok: true,
    value: [
      { day: '2026-11-01', estimated: false, services: [] },
      {
        day: '2026-11-02',
        estimated: true,
        services: [
          { service: 'AWS Lambda', cost: 0.2500003792 },
          { service: 'AmazonCloudWatch', cost: 1 },
        ],
      },
    ],
  });
});

it('parts one answer by a tag, of the accounts that are paid for, and keeps the days of a value without a charge', async () => {
  let asked: GetCostAndUsageRequest | undefined;
  const group = (service: string, stage: string, Amount: string) => ({
    Keys: [service, `Environment$${stage}`],
    Metrics: { UnblendedCost: { Amount, Unit: 'USD' } },
  });
  const { aws } = answeringClients({
    'ce:GetCostAndUsage': (input: GetCostAndUsageRequest) => {
      asked = input;
      const Groups = [
        group('AWS Lambda', 'dev', '1'),
        group('AWS Lambda', 'prod', '4'),
        group('S3', '', '9'),
      ];
      return { ResultsByTime: [{ ...period('2026-11-01', '2026-11-02', {}), Groups }] };
    },
  });
  const by = { key: 'Environment', values: ['dev', 'prod', 'test'] };
  const read = await costAndUsage(aws, { tags: { Project: 'items' }, by }, RANGE, ['111111111111']);
  expect(asked).toMatchObject({
    GroupBy: [
      { Type: 'DIMENSION', Key: 'SERVICE' },
      { Type: 'TAG', Key: 'Environment' },
    ],
    Filter: {
      And: [
        { Tags: { Key: 'Project', Values: ['items'] } },
        { Tags: { Key: 'Environment', Values: ['dev', 'prod', 'test'] } },
        { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['111111111111'] } },
        { Not: {} },
      ],
    },
  });
  const day = (cost?: number) => [
    {
      ...{ day: '2026-11-01', estimated: true },
      services: cost === undefined ? [] : [{ service: 'AWS Lambda', cost }],
    },
  ];
  expect(read.ok && [...read.value]).toEqual([
    ['dev', day(1)],
    ['prod', day(4)],
    ['test', day()],
  ]);
});

it('names a currency that is not USD instead of calling it dollars', async () => {
  const read = await answering(() => ({
    ResultsByTime: [period('2026-11-01', '2026-11-02', { 'AWS Lambda': '12' }, { Unit: 'CNY' })],
  }));
  expect(read).toEqual({
    ok: false,
    error: { kind: 'malformed', where: 'ce:GetCostAndUsage: currency CNY, not USD' },
  });
});

it('takes an amount that is no number for malformed, never for 0', async () => {
  for (const amount of ['', 'n/a']) {
    const read = await answering(() => ({
      ResultsByTime: [period('2026-11-01', '2026-11-02', { 'AWS Lambda': amount })],
    }));
    expect(read).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  }
});

it('ends at a page that leads to itself: each is paid for', async () => {
  let pages = 0;
  const read = await answering(() => {
    pages += 1;
    return { ResultsByTime: [], NextPageToken: 'again' };
  });
  expect(read).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  expect(pages).toBe(2);
});

it('says that Cost Explorer is not switched on where AWS says only that it is denied', async () => {
  const read = await answering(() => {
    throw sdkError('AccessDeniedException', 'User not enabled for cost explorer access');
  });
  expect(read).toEqual({ ok: false, error: { kind: 'not-enabled', what: 'ce:GetCostAndUsage' } });
});
