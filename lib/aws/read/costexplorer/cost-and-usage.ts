import { GetCostAndUsageCommand, type GetCostAndUsageRequest } from '@aws-sdk/client-cost-explorer';
import type { BillingTags, DayBill } from '#lib/domain/cost/bill.ts';
import type { DayRange } from '#lib/domain/cost/bill-range.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';
import { dayBills, foreignCurrency, type PeriodResult, periodResult } from './day-bills.ts';

const API = 'ce:GetCostAndUsage';

/** What no usage explains. By Cost Explorer's own names; a value that an account has none of changes nothing. */
const LEFT_OUT = ['Credit', 'Refund', 'Support', 'Tax'];

/**
 * Unblended cost by UTC day and service of everything that carries all `tags`, in USD, without tax, support, credits
 * and refunds. Each page costs $0.01. A bill in another currency is `malformed`.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export async function costAndUsage(
  aws: AwsClients,
  tags: BillingTags,
  range: DayRange,
): Promise<Read<readonly DayBill[]>> {
  const read = await attempt(aws, API, () => allPages(aws, request(tags, range)));
  if (!read.ok) return read;
  const currency = foreignCurrency(read.value);
  if (currency !== undefined)
    return err({ kind: 'malformed', where: `${API}: currency ${currency}, not USD` });
  return ok(dayBills(read.value));
}

async function allPages(aws: AwsClients, asked: GetCostAndUsageRequest): Promise<readonly PeriodResult[]> {
  const results: PeriodResult[] = [];
  let token: string | undefined;
  do {
    const page = await aws.costExplorer.send(new GetCostAndUsageCommand({ ...asked, NextPageToken: token }));
    results.push(...(page.ResultsByTime ?? []).map((each) => periodResult.parse(each)));
    // Every page is paid for: one that leads to itself would be paid for without end.
    if (page.NextPageToken && page.NextPageToken === token) throw new Error('a page leads to itself');
    token = page.NextPageToken;
  } while (token);
  return results;
}

const request = (tags: BillingTags, { from, to }: DayRange): GetCostAndUsageRequest => ({
  TimePeriod: { Start: from, End: to },
  Granularity: 'DAILY',
  Metrics: ['UnblendedCost'],
  GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
  Filter: {
    And: [
      ...Object.entries(tags).map(([Key, value]) => ({
        Tags: { Key, Values: [value], MatchOptions: ['EQUALS' as const] },
      })),
      { Not: { Dimensions: { Key: 'RECORD_TYPE' as const, Values: LEFT_OUT } } },
    ],
  },
});
