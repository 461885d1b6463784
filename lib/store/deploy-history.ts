import { and, asc, desc, eq, inArray, lt, notInArray } from 'drizzle-orm';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { HistoryFilter } from '#lib/domain/deploy/history.ts';
import { isFinal, RUN_STATES } from '#lib/domain/deploy/run.ts';
import type { Db } from './db.ts';
import { getDeployments } from './runs.ts';
import { deployments, runs } from './schema/deploy.ts';

const FINAL = RUN_STATES.filter(isFinal);

/** Runs on these environments that fit, newest first, at most `limit`. */
export async function runHistory(
  db: Db,
  environments: readonly string[],
  filter: HistoryFilter,
  limit: number,
): Promise<readonly RequestedRun[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select({ run: runs.id, deployment: deployments.id })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(
        inArray(deployments.environment, [...environments]),
        filter.lane && eq(runs.lane, filter.lane),
        filter.component ? eq(runs.component, filter.component) : undefined,
        filter.state && eq(runs.state, filter.state),
        filter.who ? eq(deployments.requestedBy, filter.who) : undefined,
        filter.before === undefined ? undefined : lt(runs.number, filter.before),
      ),
    )
    .orderBy(desc(runs.number))
    .limit(limit);
  return withDeployments(db, rows);
}

/** Runs on these environments that have not ended, the oldest first. */
export async function openRuns(db: Db, environments: readonly string[]): Promise<readonly RequestedRun[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select({ run: runs.id, deployment: deployments.id })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(and(inArray(deployments.environment, [...environments]), notInArray(runs.state, FINAL)))
    .orderBy(asc(runs.number));
  return withDeployments(db, rows);
}

/** Everybody who has requested a deploy on these environments. */
export async function requesters(db: Db, environments: readonly string[]): Promise<readonly string[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .selectDistinct({ by: deployments.requestedBy })
    .from(deployments)
    .where(inArray(deployments.environment, [...environments]))
    .orderBy(asc(deployments.requestedBy));
  return rows.map(({ by }) => by);
}

/** Names of all components on these environments that something was requested for. */
export async function requestedComponents(
  db: Db,
  environments: readonly string[],
): Promise<readonly string[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .selectDistinct({ component: runs.component })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(inArray(deployments.environment, [...environments]))
    .orderBy(asc(runs.component));
  return rows.map(({ component }) => component);
}

async function withDeployments(
  db: Db,
  rows: readonly { readonly run: string; readonly deployment: string }[],
): Promise<readonly RequestedRun[]> {
  const found = await getDeployments(db, [...new Set(rows.map((each) => each.deployment))]);
  const byId = new Map(found.map((each) => [each.id, each]));
  return rows.flatMap((row) => {
    const deployment = byId.get(row.deployment);
    const run = deployment?.runs.find((each) => each.id === row.run);
    return deployment && run ? [{ deployment, run }] : [];
  });
}
