import { count, inArray, min } from 'drizzle-orm';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { runs } from './schema/deploy.ts';

/** How many runs wait for a runner, and since when the first of them does. */
export async function waitingRuns(db: Db): Promise<{ readonly waiting: number; readonly since?: Instant }> {
  const [row] = await db
    .select({ waiting: count(), since: min(runs.updatedAt) })
    .from(runs)
    .where(inArray(runs.state, ['requested', 'queued']));
  if (!row || row.since === null) return { waiting: 0 };
  return { waiting: row.waiting, since: instant(Number(row.since)) };
}
