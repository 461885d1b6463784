import { and, desc, eq, inArray } from 'drizzle-orm';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { Db } from './db.ts';
import { getDeployments } from './runs.ts';
import { deployments, runs } from './schema/deploy.ts';

const WELL: readonly RunState[] = ['succeeded', 'no-change'];

/** By `<environment> <component>`, the newest run that ended well: what stands there. One query for all of them. */
export async function standingRuns(
  db: Db,
  environments: readonly string[],
): Promise<ReadonlyMap<string, RequestedRun>> {
  if (environments.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([deployments.environment, runs.component], {
      environment: deployments.environment,
      component: runs.component,
      run: runs.id,
      deployment: deployments.id,
    })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(and(inArray(deployments.environment, [...environments]), inArray(runs.state, [...WELL])))
    .orderBy(deployments.environment, runs.component, desc(runs.number));
  const found = await getDeployments(db, [...new Set(rows.map(({ deployment }) => deployment))]);
  const byId = new Map(found.map((each) => [each.id, each]));
  return new Map(
    rows.flatMap((row) => {
      const deployment = byId.get(row.deployment);
      const run = deployment?.runs.find(({ id }) => id === row.run);
      return deployment && run ? [[`${row.environment} ${row.component}`, { deployment, run }] as const] : [];
    }),
  );
}

/** Runs of one component of an environment that ended well, newest first. */
export async function wellRuns(
  db: Db,
  environment: string,
  component: string,
  limit: number,
): Promise<readonly RequestedRun[]> {
  const rows = await db
    .select({ run: runs.id, deployment: deployments.id })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(
        eq(deployments.environment, environment),
        eq(runs.component, component),
        inArray(runs.state, [...WELL]),
      ),
    )
    .orderBy(desc(runs.number))
    .limit(limit);
  return withDeployments(db, rows);
}

/** Runs of one commit of a component on these environments that ended well or changed something, newest first. */
export async function runsOfCommit(
  db: Db,
  environments: readonly string[],
  component: string,
  commit: string,
): Promise<readonly RequestedRun[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select({ run: runs.id, deployment: deployments.id })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(
        inArray(deployments.environment, [...environments]),
        eq(deployments.commit, commit),
        eq(runs.component, component),
        inArray(runs.state, [...WELL, 'verifying', 'failed', 'rolled-back', 'needs-attention']),
      ),
    )
    .orderBy(desc(runs.number))
    .limit(20);
  return withDeployments(db, rows);
}

async function withDeployments(
  db: Db,
  rows: readonly { readonly run: string; readonly deployment: string }[],
): Promise<readonly RequestedRun[]> {
  const found = await getDeployments(db, [...new Set(rows.map(({ deployment }) => deployment))]);
  return rows.flatMap((row) => {
    const deployment = found.find(({ id }) => id === row.deployment);
    const run = deployment?.runs.find(({ id }) => id === row.run);
    return deployment && run ? [{ deployment, run }] : [];
  });
}
