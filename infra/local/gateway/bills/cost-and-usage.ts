import type { Bill, Charge } from './bill.ts';
import { dimension, type Expression, InvalidRequest, isMeant } from './expression.ts';

interface GroupBy {
  readonly Type?: string;
  readonly Key?: string;
}

export interface CostAndUsageInput {
  readonly TimePeriod?: { readonly Start?: string; readonly End?: string };
  readonly Granularity?: string;
  readonly Metrics?: readonly string[];
  readonly GroupBy?: readonly GroupBy[];
  readonly Filter?: Expression;
  readonly NextPageToken?: string;
}

interface Amount {
  readonly UnblendedCost: { readonly Amount: string; readonly Unit: 'USD' };
}

interface Period {
  readonly TimePeriod: { readonly Start: string; readonly End: string };
  readonly Total: Amount | Record<never, never>;
  readonly Groups: readonly { readonly Keys: readonly string[]; readonly Metrics: Amount }[];
  readonly Estimated: boolean;
}

const DAY_MS = 86_400_000;

/**
 * GetCostAndUsage over the charges of a bill: unblended cost by day or month, whole or by one or two of service, account and tags.
 * @param page periods of one page
 * @throws InvalidRequest
 */
export function costAndUsage(bill: Bill, input: CostAndUsageInput, page: number) {
  if (input.Metrics?.length !== 1 || input.Metrics[0] !== 'UnblendedCost')
    throw new InvalidRequest('Metrics must be UnblendedCost here');
  const periods = periodsOf(input);
  const from = tokenOf(input.NextPageToken, periods.length);
  const shown = periods.slice(from, from + page).map((period) => resultOf(bill, input, period));
  const more = from + page < periods.length;
  return { ResultsByTime: shown, ...(more ? { NextPageToken: String(from + page) } : {}) };
}

function resultOf(
  bill: Bill,
  { Filter, GroupBy = [] }: CostAndUsageInput,
  TimePeriod: Period['TimePeriod'],
): Period {
  const own = bill.charges
    .filter(({ day }) => day >= TimePeriod.Start && day < TimePeriod.End)
    .filter((charge) => Filter === undefined || isMeant(Filter, charge));
  const Estimated = TimePeriod.End > bill.estimatedFrom;
  if (GroupBy.length > 2) throw new InvalidRequest('GroupBy takes two groups at most');
  if (GroupBy.length === 0) return { TimePeriod, Total: amount(own), Groups: [], Estimated };
  const groups = Map.groupBy(own, (charge) => JSON.stringify(GroupBy.map((by) => groupOf(by, charge))));
  const Groups = [...groups].map(([keys, charges]) => ({
    Keys: JSON.parse(keys) as string[],
    Metrics: amount(charges),
  }));
  return { TimePeriod, Total: {}, Groups, Estimated };
}

/** Of a tag its key too, and nothing behind it where a charge does not carry it. @throws InvalidRequest */
function groupOf({ Type, Key = '' }: GroupBy, charge: Charge): string {
  if (Type === 'DIMENSION') return dimension(Key, charge);
  if (Type === 'TAG') return `${Key}$${charge.tags[Key] ?? ''}`;
  throw new InvalidRequest(`GroupBy ${Type} is not supported here`);
}

/** Days or months from `Start` to before `End`; a month's first and last may be cut. @throws InvalidRequest */
function periodsOf({ TimePeriod: { Start = '', End = '' } = {}, Granularity }: CostAndUsageInput) {
  const [first, end] = [Start, End].map(startOf);
  if (first === undefined || end === undefined || first >= end)
    throw new InvalidRequest(`Start date (and hour) should be before end date (and hour): ${Start}, ${End}`);
  if (Granularity !== 'DAILY' && Granularity !== 'MONTHLY')
    throw new InvalidRequest(`Granularity ${Granularity} is not supported here`);
  const days = Array.from({ length: (end - first) / DAY_MS }, (_, index) => dayOf(first + index * DAY_MS));
  const groups = Map.groupBy(days, (day) => (Granularity === 'DAILY' ? day : day.slice(0, 7)));
  return [...groups.values()].map((own) => ({
    Start: own[0] ?? Start,
    End: dayOf(Date.parse(own.at(-1) ?? Start) + DAY_MS),
  }));
}

function startOf(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function tokenOf(token: string | undefined, periods: number): number {
  const from = Number(token ?? 0);
  if (!Number.isInteger(from) || from < 0 || from >= periods)
    throw new InvalidRequest(`NextPageToken ${token} is not valid`);
  return from;
}

const amount = (charges: readonly Charge[]): Amount => ({
  UnblendedCost: { Amount: String(charges.reduce((sum, { usd }) => sum + usd, 0)), Unit: 'USD' },
});
