import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Run, RunEvent, RunState } from '#lib/domain/deploy/run.ts';
import { noteOfText } from '#lib/domain/deploy/run-note.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Db } from './db.ts';
import { wayBacksOf } from './release-watches.ts';
import { breaksOf } from './run-breaks.ts';
import { deployments, runEvents, runs } from './schema/deploy.ts';

type RunRow = typeof runs.$inferSelect;

export async function getRun(db: Db, runId: string): Promise<Run | undefined> {
  const [row] = await db.select().from(runs).where(eq(runs.id, runId));
  return row && toRun(row);
}

export async function getRunByNumber(db: Db, number: number): Promise<Run | undefined> {
  const [row] = await db.select().from(runs).where(eq(runs.number, number));
  return row && toRun(row);
}

export async function getDeployment(db: Db, id: string): Promise<Deployment | undefined> {
  const [row] = await db.select().from(deployments).where(eq(deployments.id, id));
  if (!row) return undefined;
  const [whole] = await withRuns(db, [row]);
  return whole;
}

/** A run with its request; undefined where it is of another environment than the one that was asked about. */
export async function runOf(
  db: Db,
  environment: string,
  runId: string,
): Promise<{ readonly run: Run; readonly deployment: Deployment } | undefined> {
  const run = await getRun(db, runId);
  const deployment = run && (await getDeployment(db, run.deploymentId));
  return run && deployment?.environment === environment ? { run, deployment } : undefined;
}

/** Those of the ids that are there, in any order. */
export async function getDeployments(db: Db, ids: readonly string[]): Promise<readonly Deployment[]> {
  if (ids.length === 0) return [];
  return withRuns(
    db,
    await db
      .select()
      .from(deployments)
      .where(inArray(deployments.id, [...ids])),
  );
}

/** Newest first. `environments` limits to these keys. */
export async function latestDeployments(
  db: Db,
  limit: number,
  environments: readonly string[],
): Promise<readonly Deployment[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select()
    .from(deployments)
    .where(inArray(deployments.environment, [...environments]))
    .orderBy(desc(deployments.requestedAt), desc(deployments.id))
    .limit(limit);
  return withRuns(db, rows);
}

/** Runs in these states, oldest first: what a runner or the sweeper looks for. */
export async function runsIn(db: Db, states: readonly RunState[]): Promise<readonly Run[]> {
  const rows = await db
    .select()
    .from(runs)
    .where(inArray(runs.state, [...states]))
    .orderBy(asc(runs.number));
  return rows.map(toRun);
}

export async function runEventsOf(db: Db, runId: string): Promise<readonly RunEvent[]> {
  const rows = await db
    .select()
    .from(runEvents)
    .where(eq(runEvents.runId, runId))
    .orderBy(asc(runEvents.seq));
  return rows.map(({ seq, at, from, to, actor, note }) => ({
    seq,
    at,
    actor,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(note === null ? {} : { note: noteOfText(note) }),
  }));
}

/** Requests with their runs in the order of deploying; order kept. */
export async function withRuns(
  db: Db,
  rows: readonly (typeof deployments.$inferSelect)[],
): Promise<Deployment[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((each) => each.id);
  // One array, not a parameter an id: a page may ask for thousands.
  const found = await db
    .select()
    .from(runs)
    .where(sql`${runs.deploymentId} = any(${sql.param(ids)}::text[])`)
    .orderBy(asc(runs.position));
  const byDeployment = Map.groupBy(found, (each) => each.deploymentId);
  const broken = await breaksOf(
    db,
    found.map(({ id }) => id),
  );
  const backs = await wayBacksOf(
    db,
    found.filter(({ state }) => state === 'failed').map(({ number }) => number),
  );
  return rows.map(({ proof, origin, ...row }) => ({
    ...row,
    ...(proof === null ? {} : { proof }),
    ...(origin === null ? {} : { origin }),
    environment: row.environment as EnvironmentKey,
    runs: (byDeployment.get(row.id) ?? []).map((each) => {
      const broke = broken.get(each.id);
      const wayBack = backs.get(each.number);
      return {
        ...toRun(each),
        ...(broke ? { broke } : {}),
        ...(wayBack === undefined ? {} : { wayBack }),
      };
    }),
  }));
}

/** A row as everybody else knows it. */
export function toRun({ fence: _, step, failure, finishedAt, ...row }: RunRow): Run {
  return {
    ...row,
    ...(step === null ? {} : { step }),
    ...(failure === null ? {} : { failure }),
    ...(finishedAt === null ? {} : { finishedAt }),
  };
}
