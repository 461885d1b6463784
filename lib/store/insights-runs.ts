import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { InsightsRun, InsightsState } from '#lib/domain/logs/insights/run.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type Bytes, bytes } from '#lib/domain/units.ts';
import type { Db } from './db.ts';
import { insightsRuns } from './schema/logs.ts';

type Row = typeof insightsRuns.$inferSelect;

const runOf = ({ from, to, name, scanned, ...row }: Row): InsightsRun => ({
  ...row,
  environment: row.environment as EnvironmentKey,
  state: row.state as InsightsState,
  range: { from, to },
  scanned: bytes(scanned),
  ...(name === null ? {} : { name }),
});

/** Notes a query that was just started. */
export async function putInsightsRun(db: Db, { range, ...run }: InsightsRun): Promise<void> {
  await db.insert(insightsRuns).values({ ...run, ...range, groups: [...run.groups] });
}

/** Notes how it stands; what has ended stays as it was. */
export async function noteInsightsRun(
  db: Db,
  id: string,
  { state, scanned }: { readonly state: InsightsState; readonly scanned: Bytes },
): Promise<void> {
  await db
    .update(insightsRuns)
    .set({ state, scanned: sql`greatest(${insightsRuns.scanned}, ${scanned})` })
    .where(and(eq(insightsRuns.id, id), eq(insightsRuns.state, 'running')));
}

/** A query by its id, where it was started for this environment. */
export async function insightsRun(
  db: Db,
  environment: EnvironmentKey,
  id: string,
): Promise<InsightsRun | undefined> {
  const [row] = await db
    .select()
    .from(insightsRuns)
    .where(and(eq(insightsRuns.id, id), eq(insightsRuns.environment, environment)));
  return row && runOf(row);
}

/** Queries of one person in an environment since a moment, newest first. */
export async function insightsRunsOf(
  db: Db,
  environment: EnvironmentKey,
  { by, since, limit }: { readonly by: string; readonly since: Instant; readonly limit: number },
): Promise<readonly InsightsRun[]> {
  const rows = await db
    .select()
    .from(insightsRuns)
    .where(
      and(
        eq(insightsRuns.environment, environment),
        eq(insightsRuns.by, by),
        gte(insightsRuns.startedAt, since),
      ),
    )
    .orderBy(desc(insightsRuns.startedAt))
    .limit(limit);
  return rows.map(runOf);
}
