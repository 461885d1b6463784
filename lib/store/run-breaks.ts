import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { breakSaid, type RunBreak } from '#lib/domain/deploy/run-break.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { deployments, runs } from './schema/deploy.ts';
import { runBreaks } from './schema/release.ts';

/** Keeps what a judgement says of the run that it blames. Once a run has broken its environment, it has. */
export async function keepBreak(
  db: Db,
  environment: string,
  health: EnvironmentHealth,
  at: Instant,
): Promise<void> {
  const said = breakSaid(health);
  if (said?.kind === 'broke' && (await endedWell(db, said.run))) {
    await db
      .insert(runBreaks)
      .values({ runId: said.run, environment, at: health.since, verdict: said.verdict })
      .onConflictDoUpdate({
        target: runBreaks.runId,
        // It broke again, or became worse.
        set: {
          recoveredAt: null,
          recoveredBy: null,
          verdict: sql`case when ${runBreaks.verdict} = 'failing' then ${runBreaks.verdict} else excluded.verdict end`,
        },
        setWhere: sql`${runBreaks.recoveredAt} is not null or ${runBreaks.verdict} <> excluded.verdict`,
      });
  }
  if (said?.kind !== 'whole') return;
  const open = await db
    .select({ runId: runBreaks.runId, number: runs.number })
    .from(runBreaks)
    .innerJoin(runs, eq(runs.id, runBreaks.runId))
    .where(and(eq(runBreaks.environment, environment), isNull(runBreaks.recoveredAt)));
  for (const { runId, number } of open) {
    const by = await newestAfter(db, environment, number);
    await db
      .update(runBreaks)
      .set({ recoveredAt: at, recoveredBy: by ?? null })
      .where(eq(runBreaks.runId, runId));
    await notify(db, 'run', runId);
  }
}

/** One that failed says so itself: this mark is of what seemed well. */
async function endedWell(db: Db, runId: string): Promise<boolean> {
  const [run] = await db.select({ state: runs.state }).from(runs).where(eq(runs.id, runId));
  return run?.state === 'succeeded';
}

async function newestAfter(db: Db, environment: string, number: number): Promise<number | undefined> {
  const [row] = await db
    .select({ number: runs.number })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(
      and(eq(deployments.environment, environment), gt(runs.number, number), eq(runs.state, 'succeeded')),
    )
    .orderBy(desc(runs.number))
    .limit(1);
  return row?.number;
}

/** By run. */
export async function breaksOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, RunBreak>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(runBreaks)
    .where(sql`${runBreaks.runId} = any(${sql.param([...ids])}::text[])`);
  return new Map(
    rows.map(({ runId, at, verdict, recoveredAt, recoveredBy }) => [
      runId,
      {
        ...{ at, verdict },
        ...(recoveredAt === null ? {} : { recoveredAt }),
        ...(recoveredBy === null ? {} : { recoveredBy }),
      },
    ]),
  );
}
