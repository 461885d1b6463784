import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ReleaseWatch, WayBack } from '#lib/domain/deploy/release-watch.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { deployments, runs } from './schema/deploy.ts';
import { releaseWatches } from './schema/release.ts';

/** What is kept of a run from the moment it was deployed. */
export type KeptWatch = { readonly watch?: ReleaseWatch; readonly wayBack?: WayBack };

export async function watchOf(db: Db, runId: string): Promise<KeptWatch | undefined> {
  const [row] = await db.select().from(releaseWatches).where(eq(releaseWatches.runId, runId));
  if (!row) return undefined;
  const { watch, wayBack } = row;
  return { ...(watch ? { watch } : {}), ...(wayBack ? { wayBack } : {}) };
}

/** Written under the environment's lease: see `Turn.hold`. */
export async function putWatch(db: Db, runId: string, kept: KeptWatch): Promise<void> {
  await db
    .insert(releaseWatches)
    .values({ runId, ...kept })
    .onConflictDoUpdate({ target: releaseWatches.runId, set: kept });
  await notify(db, 'run', runId);
}

/** The one clock that all runners share. */
export async function databaseNow(db: Db): Promise<Instant> {
  const { rows } = await db.execute<{ now: string }>(sql`select extract(epoch from now()) * 1000 as now`);
  return instant(Math.round(Number(rows[0]?.now)));
}

/** Numbers of runs that bring back by themselves what was there before the run that failed, by that run's number. */
export async function wayBacksOf(db: Db, failed: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (failed.length === 0) return new Map();
  const rows = await db
    .select({ number: runs.number, after: sql<number>`(${deployments.origin}->>'after')::int` })
    .from(deployments)
    .innerJoin(runs, eq(runs.deploymentId, deployments.id))
    .where(
      and(
        sql`${deployments.origin} is not null`,
        inArray(sql`(${deployments.origin}->>'after')::int`, [...failed]),
      ),
    );
  return new Map(rows.map(({ after, number }) => [after, number]));
}

/** Of these requests, those that no person made. */
export async function ownWayBacks(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: deployments.id })
    .from(deployments)
    .where(and(inArray(deployments.id, [...new Set(ids)]), sql`${deployments.origin}->>'after' is not null`));
  return new Set(rows.map(({ id }) => id));
}
