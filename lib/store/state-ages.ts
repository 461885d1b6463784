import { and, desc, eq, inArray } from 'drizzle-orm';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { deployments, runEvents, runs } from './schema/deploy.ts';

/** States that show that there is a Terraform state, as the run's commit describes it. */
const TOUCHED = ['applying', 'no-change'] as const;

/** By `environment component`, the commit whose run touched the Terraform state last. */
export async function lastStateCommits(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectDistinctOn([deployments.environment, runs.component], {
      environment: deployments.environment,
      component: runs.component,
      commit: deployments.commit,
    })
    .from(runEvents)
    .innerJoin(runs, eq(runEvents.runId, runs.id))
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(and(inArray(runs.tool, ['terraform', 'opentofu']), inArray(runEvents.to, [...TOUCHED])))
    .orderBy(deployments.environment, runs.component, desc(runEvents.seq));
  return new Map(rows.map(({ environment, component, commit }) => [`${environment} ${component}`, commit]));
}

/** What a run deployed last, or found deployed, and since when it did. */
export type LastDeployed = { readonly commit: string; readonly at: Instant };

/** By `environment component`, with either engine; of all environments where none is named. */
export async function lastDeployed(db: Db, environment?: string): Promise<ReadonlyMap<string, LastDeployed>> {
  const rows = await db
    .selectDistinctOn([deployments.environment, runs.component], {
      environment: deployments.environment,
      component: runs.component,
      commit: deployments.commit,
      at: runEvents.at,
    })
    .from(runEvents)
    .innerJoin(runs, eq(runEvents.runId, runs.id))
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(
      and(
        inArray(runEvents.to, [...TOUCHED]),
        environment === undefined ? undefined : eq(deployments.environment, environment),
      ),
    )
    .orderBy(deployments.environment, runs.component, desc(runEvents.seq));
  return new Map(rows.map(({ environment, component, ...last }) => [`${environment} ${component}`, last]));
}

/** Environments that have a run in one of these states. */
export async function environmentsWithRuns(
  db: Db,
  states: readonly RunState[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ environment: deployments.environment })
    .from(runs)
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(inArray(runs.state, [...states]));
  return new Set(rows.map((each) => each.environment));
}
