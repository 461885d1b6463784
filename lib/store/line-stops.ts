import { desc, eq, sql } from 'drizzle-orm';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { lineStops } from './schema/holds.ts';

/** The newest stop, over or not: there is never more than one that is not. */
export async function newestStop(
  db: Db,
): Promise<{ readonly stop: LineStop; readonly endedBy?: string } | undefined> {
  const [row] = await db.select().from(lineStops).orderBy(desc(lineStops.at), desc(lineStops.id)).limit(1);
  if (!row) return undefined;
  const { id, why, by, at, endedBy } = row;
  return { stop: { id, why, by, at }, ...(endedBy === null ? {} : { endedBy }) };
}

/** Orders everybody who stops or starts the line, until the transaction ends. */
export async function lockLine(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('line'))`);
}

export async function putStop(db: Db, stop: LineStop): Promise<void> {
  await db.insert(lineStops).values(stop);
  await notify(db, 'line', '*');
}

export type EndOfStop = { readonly by: string; readonly at: Instant; readonly why: string };

/** Whoever ends it is who counts: an end that only the row says, and that the audit does not, is written over. */
export async function endStop(db: Db, id: string, end: EndOfStop): Promise<void> {
  await db
    .update(lineStops)
    .set({ endedBy: end.by, endedAt: end.at, endedWhy: end.why })
    .where(eq(lineStops.id, id));
  await notify(db, 'line', '*');
}
