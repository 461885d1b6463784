import type { Instant } from '../time.ts';
import { type Usd, usd } from '../units.ts';

/** Cost allocation tags that tell an environment's part of the bill: what carries all of them. */
export type BillingTags = Readonly<Record<string, string>>;

/** What was billed for one service, by Cost Explorer's name of it. */
export type BilledService = { readonly service: string; readonly cost: Usd };

/** What Cost Explorer says of one UTC day. */
export type DayBill = {
  /** `2026-11-24`. */
  readonly day: string;
  /** The month has no invoice yet: AWS may still change it. */
  readonly estimated: boolean;
  /** Empty: nothing was billed, or it is not in yet. */
  readonly services: readonly BilledService[];
};

/** `partial`: read before AWS had the time to bill all of the day. */
export type BilledDay = { readonly day: string; readonly cost: Usd; readonly partial?: true };

/** The bill of one calendar month, UTC. Without days nothing was billed, which is not the same as $0. */
export type MonthBill = {
  /** `2026-11`. */
  readonly month: string;
  readonly monthToDate: Usd;
  /** Without gaps, from the first day with a charge to the last that is in. */
  readonly days: readonly BilledDay[];
  /** Month to date by Cost Explorer's SERVICE. */
  readonly services: readonly BilledService[];
  /** The month has no invoice yet: AWS may still change it. */
  readonly estimated: boolean;
};

/** What was asked for, and the bill of the current month; of the one before too while that was open. */
export type Bill = { readonly tags: BillingTags; readonly months: readonly MonthBill[] };

const DAY_MS = 86_400_000;
/**
 * Cost Explorer is brought up to date at least every 24 hours.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html
 */
const COMPLETE_AFTER = DAY_MS;
/** Charges that come later than AWS promises: only then does a day without any say that nothing was billed. */
const NOTHING_AFTER = 3 * DAY_MS;

/**
 * Bills by month, the days of each in order. Days before the first charge are left out: a tag counts only from when
 * it was activated. So are the newest without any, for as long as charges may still come.
 *
 * @param readAt when Cost Explorer said it.
 */
export function monthBills(days: readonly DayBill[], readAt: Instant): readonly MonthBill[] {
  const sorted = days.toSorted((a, b) => a.day.localeCompare(b.day));
  return [...Map.groupBy(sorted, ({ day }) => day.slice(0, 7))].map(([month, own]) => {
    const first = own.findIndex(isCharged);
    const last = own.findLastIndex((each) => isCharged(each) || endOf(each) + NOTHING_AFTER <= readAt);
    const billed = first < 0 ? [] : own.slice(first, last + 1);
    const services = byService(billed);
    return {
      month,
      monthToDate: sumOf(services),
      days: billed.map((each) => ({
        day: each.day,
        cost: sumOf(each.services),
        ...(endOf(each) + COMPLETE_AFTER > readAt ? { partial: true } : {}),
      })),
      services,
      estimated: own.some(({ estimated }) => estimated),
    };
  });
}

const isCharged = ({ services }: DayBill): boolean => services.length > 0;
const endOf = ({ day }: DayBill): number => Date.parse(day) + DAY_MS;

const byService = (days: readonly DayBill[]): readonly BilledService[] =>
  [
    ...Map.groupBy(
      days.flatMap(({ services }) => services),
      ({ service }) => service,
    ),
  ].map(([service, own]) => ({ service, cost: sumOf(own) }));

const sumOf = (services: readonly BilledService[]): Usd =>
  usd(services.reduce((sum, { cost }) => sum + cost, 0));

/** The same tags, in whatever order they are written. */
export const sameTags = (a: BillingTags, b: BillingTags): boolean => within(a, b) && within(b, a);

/** Whatever carries `inner` carries `outer` too: the bill of `outer` holds that of `inner`. */
export const within = (outer: BillingTags, inner: BillingTags): boolean =>
  Object.entries(outer).every(([key, value]) => inner[key] === value);
