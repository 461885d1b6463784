import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { CostEstimate, DayCost, EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { Ready } from '#lib/domain/reading.ts';
import type { Db } from './db.ts';
import { costMonths } from './schema/reading.ts';

/**
 * Keeps the reading as its month's newest. When the month is over, the last of them stays; an older one that comes
 * late changes nothing.
 */
export async function putCostMonth(
  db: Db,
  environment: string,
  reading: Ready<EnvironmentCost>,
): Promise<void> {
  const { asOf } = reading;
  await db
    .insert(costMonths)
    .values({ environment, month: reading.value.estimate.month, asOf, reading })
    .onConflictDoUpdate({
      target: [costMonths.environment, costMonths.month],
      set: { asOf, reading },
      setWhere: lte(costMonths.asOf, sql`excluded.as_of`),
    });
}

/** Months of which something is known, `2026-10`, newest first. */
export async function costMonthsOf(db: Db, environment: string): Promise<readonly string[]> {
  const rows = await db
    .select({ month: costMonths.month })
    .from(costMonths)
    .where(eq(costMonths.environment, environment))
    .orderBy(desc(costMonths.month));
  return rows.map(({ month }) => month);
}

/** What was last known of a month; undefined: nobody read its cost. */
export async function getCostMonth(
  db: Db,
  environment: string,
  month: string,
): Promise<Ready<EnvironmentCost> | undefined> {
  const [row] = await db
    .select({ reading: costMonths.reading })
    .from(costMonths)
    .where(and(eq(costMonths.environment, environment), eq(costMonths.month, month)));
  return row?.reading;
}

/** Days of an estimate's month and of the one before it, as that was last read: what a new day is held against. */
export async function daysUpTo(
  db: Db,
  environment: string,
  { month, days = [] }: Pick<CostEstimate, 'month' | 'days'>,
): Promise<readonly DayCost[]> {
  const before = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2, 1));
  const kept = await getCostMonth(db, environment, before.toISOString().slice(0, 7));
  return [...(kept?.value.estimate.days ?? []), ...days];
}
