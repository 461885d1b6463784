import { and, desc, eq, getTableColumns, gte, inArray, sql } from 'drizzle-orm';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { withRuns } from './runs.ts';
import { deployments, runEvents, runs } from './schema/deploy.ts';

/** The newest `each` requests of every environment, newest first. One query, however many environments. */
export async function newestOfEach(
  db: Db,
  environments: readonly string[],
  each: number,
): Promise<readonly Deployment[]> {
  if (environments.length === 0) return [];
  const keys = db
    .select({ key: sql<string>`key`.as('key') })
    .from(sql`unnest(${sql.param([...environments])}::text[]) as key`)
    .as('keys');
  const newest = db
    .select()
    .from(deployments)
    .where(eq(deployments.environment, keys.key))
    .orderBy(desc(deployments.requestedAt))
    .limit(each)
    .as('newest');
  const rows = await db
    .select(newest._.selectedFields)
    .from(keys)
    .crossJoinLateral(newest)
    .orderBy(desc(newest.requestedAt));
  return withRuns(db, rows);
}

/** Requests of these environments with a run in one of these states, newest first. */
export async function requestsWithRunIn(
  db: Db,
  states: readonly RunState[],
  environments: readonly string[],
): Promise<readonly Deployment[]> {
  const rows = await db
    .selectDistinct(getTableColumns(deployments))
    .from(deployments)
    .innerJoin(runs, eq(runs.deploymentId, deployments.id))
    .where(
      and(
        inArray(runs.state, [...states]),
        sql`${deployments.environment} = any(${sql.param([...environments])}::text[])`,
      ),
    )
    .orderBy(desc(deployments.requestedAt));
  return withRuns(db, rows);
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
