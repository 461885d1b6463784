import { environmentOf } from '#lib/config/portal-config.ts';
import { type Actual, type BilledCost, billOfMonth } from '#lib/domain/cost/actual.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Known, mapReading, ready, shownValue } from '#lib/domain/reading.ts';
import { millis } from '#lib/domain/units.ts';
import { getBillMonth } from '#lib/store/bill-months.ts';
import { getReading } from '#lib/store/readings.ts';
import type { QueryServices } from './define.ts';

type Services = Pick<QueryServices, 'db' | 'config'>;

/** What is known of a finished month does not grow old. */
export const NEVER_STALE = millis(Number.MAX_SAFE_INTEGER);

/** The newest cost reading beside the bill of its month: neither is lost with the other. */
export async function newestCost(services: Services, key: EnvironmentKey): Promise<Known<BilledCost>> {
  const cost = await getReading(services.db, key, 'cost');
  const month = cost && shownValue(cost)?.value.estimate.month;
  if (!cost || month === undefined) return withActual(cost, { state: 'not-enabled' });
  const { billing: tags } = environmentOf(services.config.current(), key);
  if (!tags) return withActual(cost, { state: 'not-enabled' });
  const bill = await getReading(services.db, key, 'bill');
  return withActual(cost, { state: 'enabled', tags, reading: billOfMonth(bill, month, tags) });
}

/** The bill of an earlier month as last read, whatever `portal.yaml` says by now. */
export async function billOfEarlier(
  { db, config }: Services,
  key: EnvironmentKey,
  month: string,
): Promise<Actual> {
  const kept = await getBillMonth(db, key, month);
  const { billing } = environmentOf(config.current(), key);
  if (!kept)
    return billing ? { state: 'enabled', tags: billing, reading: undefined } : { state: 'not-enabled' };
  const about = { asOf: kept.asOf, freshFor: NEVER_STALE, source: 'ce:GetCostAndUsage' };
  return { state: 'enabled', tags: kept.tags, reading: ready(kept.bill, about) };
}

export const withActual = (cost: Known<EnvironmentCost>, actual: Actual): Known<BilledCost> =>
  cost && mapReading(cost, ({ estimate }) => ({ estimate, actual }));
