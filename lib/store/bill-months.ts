import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Bill, BillingTags, MonthBill } from '#lib/domain/cost/bill.ts';
import type { Ready } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { billMonths } from './schema/reading.ts';

/** Keeps each month's bill as its newest; one that comes late changes nothing. */
export async function putBillMonths(
  db: Db,
  environment: string,
  { asOf, value: { tags, months } }: Ready<Bill>,
): Promise<void> {
  if (months.length === 0) return;
  await db
    .insert(billMonths)
    .values(months.map((bill) => ({ environment, month: bill.month, asOf, tags, bill })))
    .onConflictDoUpdate({
      target: [billMonths.environment, billMonths.month],
      set: { asOf, tags, bill: sql`excluded.bill` },
      setWhere: lte(billMonths.asOf, sql`excluded.as_of`),
    });
}

export type KeptBill = { readonly asOf: Instant; readonly tags: BillingTags; readonly bill: MonthBill };

/** Months in which something was billed, `2026-10`, newest first. */
export async function billMonthsOf(db: Db, environment: string): Promise<readonly string[]> {
  const rows = await db
    .select({ month: billMonths.month })
    .from(billMonths)
    .where(
      and(eq(billMonths.environment, environment), sql`jsonb_array_length(${billMonths.bill}->'days') > 0`),
    )
    .orderBy(desc(billMonths.month));
  return rows.map(({ month }) => month);
}

/** The bill of a month as last read; undefined: nobody read it. */
export async function getBillMonth(
  db: Db,
  environment: string,
  month: string,
): Promise<KeptBill | undefined> {
  const [row] = await db
    .select({ asOf: billMonths.asOf, tags: billMonths.tags, bill: billMonths.bill })
    .from(billMonths)
    .where(and(eq(billMonths.environment, environment), eq(billMonths.month, month)));
  return row;
}
