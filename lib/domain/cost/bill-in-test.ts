import { ready } from '../reading.ts';
import { type Instant, minutes } from '../time.ts';
import { usd } from '../units.ts';
import type { Actual } from './actual.ts';
import type { BilledDay, BilledService, MonthBill } from './bill.ts';

export const TAGS = { Project: 'items', Environment: 'prod' };

/** A bill that was read well. Tests only. */
export const billed = (
  days: readonly BilledDay[],
  services: readonly BilledService[],
  asOf: Instant,
  more: Partial<MonthBill> = {},
): Actual => ({
  state: 'enabled',
  tags: TAGS,
  reading: ready<MonthBill>(
    {
      month: '2026-11',
      monthToDate: usd(days.reduce((sum, { cost }) => sum + cost, 0)),
      days,
      services,
      estimated: true,
      ...more,
    },
    { asOf, freshFor: minutes(24 * 60), source: 'test' },
  ),
});
