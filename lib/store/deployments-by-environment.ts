import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { getDeployment } from './runs.ts';
import { deployments, runEvents, runs } from './schema/deploy.ts';

/** The newest `each` requests of every environment, newest first. */
export async function newestOfEach(
  db: Db,
  environments: readonly string[],
  each: number,
): Promise<readonly Deployment[]> {
  if (environments.length === 0) return [];
  const ranked = db
    .select({
      id: deployments.id,
      requestedAt: deployments.requestedAt,
      rank: sql<number>`row_number() over (partition by ${deployments.environment} order by ${deployments.requestedAt} desc)`.as(
        'rank',
      ),
    })
    .from(deployments)
    .where(inArray(deployments.environment, [...environments]))
    .as('ranked');
  const rows = await db
    .select({ id: ranked.id })
    .from(ranked)
    .where(sql`${ranked.rank} <= ${each}`)
    .orderBy(desc(ranked.requestedAt));
  const found = await Promise.all(rows.map(({ id }) => getDeployment(db, id)));
  return found.filter((deployment) => deployment !== undefined);
}

export type AppliedRun = {
  readonly environment: string;
  readonly runId: string;
  readonly number: number;
  readonly at: Instant;
};

/** When runs began to change AWS, since a moment, oldest first. */
export async function appliesSince(
  db: Db,
  environments: readonly string[],
  since: Instant,
): Promise<readonly AppliedRun[]> {
  if (environments.length === 0) return [];
  return db
    .select({
      environment: deployments.environment,
      runId: runs.id,
      number: runs.number,
      at: runEvents.at,
    })
    .from(runEvents)
    .innerJoin(runs, eq(runs.id, runEvents.runId))
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(
        inArray(deployments.environment, [...environments]),
        eq(runEvents.to, 'applying'),
        gte(runEvents.at, since),
      ),
    )
    .orderBy(runEvents.at);
}
