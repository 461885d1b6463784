import { and, asc, desc, eq, exists, gte, inArray, isNull, lt, min, or, sql } from 'drizzle-orm';
import { isDeploying, RUN_STATES } from '#lib/domain/deploy/run.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { deployments, runEvents, runs } from './schema/deploy.ts';

/** What health and cost need to know of an environment's runs. */
export type DeployFacts = {
  readonly deploying: boolean;
  /** The newest that began to change it and that somebody asked for: a way back that nobody asked for is what its release led to. */
  readonly lastRun?: { readonly id: string; readonly startedAt: Instant };
  /** When a run first succeeded. */
  readonly firstSucceededAt?: Instant;
};

export async function deployFacts(db: Db, environment: string): Promise<DeployFacts> {
  const ofEnvironment = eq(deployments.environment, environment);
  const columns = { id: runs.id, state: runs.state, createdAt: runs.createdAt, finishedAt: runs.finishedAt };
  const from = () =>
    db.select(columns).from(runs).innerJoin(deployments, eq(runs.deploymentId, deployments.id));
  const moving = RUN_STATES.filter(isDeploying);
  const [active] = await from()
    .where(and(ofEnvironment, inArray(runs.state, moving)))
    .limit(1);
  // Whatever began to change it, one that failed its verification too: its release was there.
  const began = db
    .select({ one: sql`1` })
    .from(runEvents)
    .where(and(eq(runEvents.runId, runs.id), eq(runEvents.to, 'applying')));
  const [last] = await from()
    .where(and(ofEnvironment, exists(began), sql`${deployments.origin}->>'after' is null`))
    .orderBy(desc(runs.number))
    .limit(1);
  const [first] = await from()
    .where(and(ofEnvironment, eq(runs.state, 'succeeded')))
    .orderBy(asc(runs.finishedAt))
    .limit(1);
  return {
    deploying: active !== undefined,
    ...(last ? { lastRun: { id: last.id, startedAt: last.createdAt } } : {}),
    ...(first?.finishedAt ? { firstSucceededAt: first.finishedAt } : {}),
  };
}

/** Environment of a run; undefined when there is no such run. */
export async function environmentOfRun(db: Db, runId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ environment: deployments.environment })
    .from(runs)
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(eq(runs.id, runId));
  return row?.environment;
}

/** A run and when it first began to change its environment: what came before that was not its doing. */
type StartedRun = { readonly at: Instant; readonly runId: string; readonly number: number };

/** Runs that began to change an environment in a range, in order of time: markers on its charts. */
export async function runsStartedBetween(
  db: Db,
  environment: string,
  from: Instant,
  to: Instant,
): Promise<readonly StartedRun[]> {
  const { at, found } = startsOf(db, environment);
  return found.having(and(gte(at, stored(from)), lt(at, stored(to)))).orderBy(at, asc(runs.number));
}

/** The newest runs that began to change an environment before a moment, newest first. */
export async function newestRunsBefore(
  db: Db,
  environment: string,
  before: Instant,
  most: number,
): Promise<readonly StartedRun[]> {
  const { at, found } = startsOf(db, environment);
  return found
    .having(lt(at, stored(before)))
    .orderBy(desc(at), desc(runs.number))
    .limit(most);
}

/** From when each run began to change the environment to when it ended, of those that had not ended before a moment. */
export async function runsReached(
  db: Db,
  environment: string,
  since: Instant,
  now: Instant,
): Promise<readonly TimeRange[]> {
  const at = min(runEvents.at);
  const rows = await db
    .select({ from: sql<Instant>`${at}`.mapWith(runEvents.at), finishedAt: runs.finishedAt })
    .from(runEvents)
    .innerJoin(runs, eq(runEvents.runId, runs.id))
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(
      and(
        eq(deployments.environment, environment),
        eq(runEvents.to, 'applying'),
        or(isNull(runs.finishedAt), gte(runs.finishedAt, since)),
      ),
    )
    .groupBy(runs.id, runs.finishedAt);
  return rows.map(({ from, finishedAt }) => ({ from, to: finishedAt ?? now }));
}

/** A run that had to plan again may begin twice; the first time counts. */
function startsOf(db: Db, environment: string) {
  const at = min(runEvents.at);
  const found = db
    .select({ at: sql<Instant>`${at}`.mapWith(runEvents.at), runId: runs.id, number: runs.number })
    .from(runEvents)
    .innerJoin(runs, eq(runEvents.runId, runs.id))
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(and(eq(deployments.environment, environment), eq(runEvents.to, 'applying')))
    .groupBy(runs.id, runs.number);
  return { at, found };
}

/** An aggregate has no column to tell the driver how a moment is written. */
const stored = (at: Instant) => sql.param(at, runEvents.at);
