import { mapReading, type Reading, shownValue } from '../reading.ts';
import type { Instant } from '../time.ts';
import { type Bill, type BillingTags, type MonthBill, sameTags } from './bill.ts';
import type { EnvironmentCost } from './cost.ts';

/**
 * What is known of a month's bill. `not-enabled`: `portal.yaml` names no tags to know it by. Without a reading nobody
 * has read that month yet, or kept it.
 */
export type Actual =
  | { readonly state: 'not-enabled' }
  | {
      readonly state: 'enabled';
      readonly tags: BillingTags;
      readonly reading: Reading<MonthBill> | undefined;
    };

/** An estimate beside its bill. */
export type BilledCost = EnvironmentCost & { readonly actual: Actual };

/** The bill to hold usage against, current or the last good one; undefined too when it has no charge. */
export function shownBill(actual: Actual): { readonly value: MonthBill; readonly asOf: Instant } | undefined {
  const shown = actual.state === 'enabled' && actual.reading ? shownValue(actual.reading) : undefined;
  return shown && shown.value.days.length > 0 ? shown : undefined;
}

/** One month of what was read. Of other tags, as an older `portal.yaml` named them, nothing is shown. */
export function billOfMonth(
  reading: Reading<Bill> | undefined,
  month: string,
  tags: BillingTags,
): Reading<MonthBill> | undefined {
  const shown = reading && shownValue(reading);
  const bill = shown?.value.months.find((each) => each.month === month);
  if (reading && shown && bill && sameTags(shown.value.tags, tags)) return mapReading(reading, () => bill);
  return reading?.state === 'failed' ? withoutLast(reading) : undefined;
}

function withoutLast({ last: _, ...rest }: Extract<Reading<Bill>, { state: 'failed' }>): Reading<MonthBill> {
  return rest;
}
