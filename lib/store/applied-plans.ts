import { and, asc, eq, exists, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { AppliedPlan } from '#lib/domain/deploy/moved-underneath.ts';
import type { Db } from './db.ts';
import { deployments, plans, runEvents, runs } from './schema/deploy.ts';

/**
 * Runs after one number that began to change components of an environment, oldest first, with the plans that they used. Of one
 * whose plan is no longer kept the plan is absent: what it changed is not known.
 */
export async function appliedSince(
  db: Db,
  environment: string,
  components: readonly string[],
  afterRun: number,
): Promise<readonly AppliedPlan[]> {
  const applied = db
    .select({ one: sql`1` })
    .from(runEvents)
    .where(and(eq(runEvents.runId, runs.id), eq(runEvents.to, 'applying')));
  const rows = await db
    .select({ run: runs.number, component: runs.component, plan: plans.plan })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .leftJoin(plans, and(eq(plans.runId, runs.id), isNotNull(plans.usedAt)))
    .where(
      and(
        eq(deployments.environment, environment),
        inArray(runs.component, [...components]),
        gt(runs.number, afterRun),
        exists(applied),
      ),
    )
    .orderBy(asc(runs.number), asc(plans.madeAt));
  return rows.map(({ plan, ...run }) => ({ ...run, ...(plan === null ? {} : { plan }) }));
}

/** Numbers of runs that began to change a component after this run had ended, in the order in which they began. */
export async function appliedAfter(
  db: Db,
  environment: string,
  component: string,
  ended: number,
): Promise<readonly number[]> {
  const lastOf = db
    .select({ seq: sql`max(${runEvents.seq})` })
    .from(runEvents)
    .innerJoin(runs, eq(runs.id, runEvents.runId))
    .where(eq(runs.number, ended));
  const rows = await db
    .select({ number: runs.number })
    .from(runEvents)
    .innerJoin(runs, eq(runs.id, runEvents.runId))
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(
        eq(runEvents.to, 'applying'),
        eq(deployments.environment, environment),
        eq(runs.component, component),
        gt(runEvents.seq, sql`(${lastOf})`),
      ),
    )
    .orderBy(asc(runEvents.seq));
  return rows.map(({ number }) => number);
}
