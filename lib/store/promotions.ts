import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Db } from './db.ts';
import { deployments, runs } from './schema/deploy.ts';

/** Whether a run of this commit ever ended well in a component of an environment. */
export async function commitSucceededIn(
  db: Db,
  environment: string,
  component: string,
  commit: string,
): Promise<boolean> {
  const [row] = await db
    .select({ id: runs.id })
    .from(runs)
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(
      and(
        eq(deployments.environment, environment),
        eq(deployments.commit, commit),
        eq(runs.component, component),
        inArray(runs.state, ['succeeded', 'no-change']),
      ),
    )
    .orderBy(desc(runs.number))
    .limit(1);
  return row !== undefined;
}

/** States in which a newer request takes an older one's place. */
const WAITING = ['requested', 'queued', 'planned', 'awaiting-approval', 'approved'] as const;

/** Runs of one component that nobody works on yet, locked until the transaction ends. */
export async function lockWaitingRuns(
  db: Db,
  environment: string,
  component: string,
): Promise<readonly Pick<Run, 'id' | 'number' | 'state'>[]> {
  return db
    .select({ id: runs.id, number: runs.number, state: runs.state })
    .from(runs)
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(
      and(
        eq(deployments.environment, environment),
        eq(runs.component, component),
        inArray(runs.state, [...WAITING]),
      ),
    )
    .for('update', { of: runs });
}

/** Orders everybody who decides about one run, until the transaction ends. @returns its state now. */
export async function lockRun(db: Db, runId: string): Promise<Run['state'] | undefined> {
  const [row] = await db.select({ state: runs.state }).from(runs).where(eq(runs.id, runId)).for('update');
  return row?.state;
}
