import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { AppliedPlan } from '#lib/domain/deploy/moved-underneath.ts';
import type { Db } from './db.ts';
import { deployments, plans, runs } from './schema/deploy.ts';

/** Plans of an environment's components that were used, by runs after one number; oldest first. */
export async function appliedSince(
  db: Db,
  environment: string,
  components: readonly string[],
  afterRun: number,
): Promise<readonly AppliedPlan[]> {
  return db
    .select({ run: runs.number, component: runs.component, plan: plans.plan })
    .from(plans)
    .innerJoin(runs, eq(runs.id, plans.runId))
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(
        eq(deployments.environment, environment),
        inArray(runs.component, [...components]),
        gt(runs.number, afterRun),
        isNotNull(plans.usedAt),
      ),
    )
    .orderBy(asc(runs.number), asc(plans.madeAt));
}
