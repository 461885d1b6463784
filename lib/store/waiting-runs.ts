import { and, count, eq, inArray, min } from 'drizzle-orm';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { deployments, runs } from './schema/deploy.ts';

/** How many runs of these environments wait for a runner, and since when the first of them does. */
export async function waitingRuns(
  db: Db,
  environments: readonly string[],
): Promise<{ readonly waiting: number; readonly since?: Instant }> {
  const [row] = await db
    .select({ waiting: count(), since: min(runs.updatedAt) })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(inArray(runs.state, ['requested', 'queued']), inArray(deployments.environment, [...environments])),
    );
  if (!row || row.since === null) return { waiting: 0 };
  return { waiting: row.waiting, since: instant(Number(row.since)) };
}
