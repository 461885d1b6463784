import { GetCostAndUsageCommand, type GetCostAndUsageRequest } from '@aws-sdk/client-cost-explorer';
import type { DayBill } from '#lib/domain/cost/bill.ts';
import type { BillQuestion } from '#lib/domain/cost/bill-questions.ts';
import type { DayRange } from '#lib/domain/cost/bill-range.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';
import { dayBills, foreignCurrency, type PeriodResult, periodResult } from './day-bills.ts';

const API = 'ce:GetCostAndUsage';

/** What no usage explains. By Cost Explorer's own names; a value that an account has none of changes nothing. */
const LEFT_OUT = ['Credit', 'Refund', 'Support', 'Tax'];

/** One bill a day by the value of the tag that parts the question; without one, all of it under the empty value. */
export type CostAndUsage = ReadonlyMap<string, readonly DayBill[]>;

/**
 * Unblended cost by UTC day and service of everything that carries the question's tags, in USD, without tax, support,
 * credits and refunds. Each page costs $0.01. A bill in another currency is `malformed`.
 * @param accounts of those that the asked one pays for, the only ones that count; without it, all that it sees
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export async function costAndUsage(
  aws: AwsClients,
  question: BillQuestion,
  range: DayRange,
  accounts?: readonly string[],
): Promise<Read<CostAndUsage>> {
  const read = await attempt(aws, API, () => allPages(aws, request(question, range, accounts)));
  if (!read.ok) return read;
  const currency = foreignCurrency(read.value);
  if (currency !== undefined)
    return err({ kind: 'malformed', where: `${API}: currency ${currency}, not USD` });
  const { by } = question;
  if (!by) return ok(new Map([['', dayBills(read.value)]]));
  return ok(new Map(by.values.map((value) => [value, dayBills(partOf(read.value, by.key, value))])));
}

/** What the periods say of one value. Cost Explorer writes a tag's group as `Environment$dev`. */
const partOf = (periods: readonly PeriodResult[], key: string, value: string): readonly PeriodResult[] =>
  periods.map((period) => ({
    ...period,
    Groups: period.Groups.filter(({ Keys: [, group] }) => group === `${key}$${value}`),
  }));

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

const request = (
  { tags, by }: BillQuestion,
  { from, to }: DayRange,
  accounts: readonly string[] | undefined,
): GetCostAndUsageRequest => ({
  TimePeriod: { Start: from, End: to },
  Granularity: 'DAILY',
  Metrics: ['UnblendedCost'],
  GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }, ...(by ? [{ Type: 'TAG' as const, Key: by.key }] : [])],
  Filter: {
    And: [
      ...[...Object.entries(tags).map(([key, value]) => ({ key, values: [value] })), ...(by ? [by] : [])].map(
        ({ key, values }) => ({
          Tags: { Key: key, Values: [...values], MatchOptions: ['EQUALS' as const] },
        }),
      ),
      ...(accounts ? [{ Dimensions: { Key: 'LINKED_ACCOUNT' as const, Values: [...accounts] } }] : []),
      { Not: { Dimensions: { Key: 'RECORD_TYPE' as const, Values: LEFT_OUT } } },
    ],
  },
});
