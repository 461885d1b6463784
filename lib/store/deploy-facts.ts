import { and, asc, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { isDeploying, RUN_STATES } from '#lib/domain/deploy/run.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { deployments, runs } from './schema/deploy.ts';

/** States of runs that touched the environment: they applied, or began to. */
const TOUCHED = [
  'applying',
  'verifying',
  'succeeded',
  'rolling-back',
  'rolled-back',
  'needs-attention',
] as const;

/** What health and cost need to know of an environment's runs. */
export type DeployFacts = {
  readonly deploying: boolean;
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
  const [last] = await from()
    .where(and(ofEnvironment, inArray(runs.state, [...TOUCHED])))
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

type StartedRun = { readonly at: Instant; readonly runId: string; readonly number: number };

/** Runs of an environment that were requested in a range and touched it, oldest first: markers on its charts. */
export async function runsStartedBetween(
  db: Db,
  environment: string,
  from: Instant,
  to: Instant,
): Promise<readonly StartedRun[]> {
  return db
    .select({ at: runs.createdAt, runId: runs.id, number: runs.number })
    .from(runs)
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(and(touching(environment), gte(runs.createdAt, from), lt(runs.createdAt, to)))
    .orderBy(asc(runs.number));
}

/** The newest runs that touched an environment and were requested before a moment, newest first. */
export async function newestRunsBefore(
  db: Db,
  environment: string,
  before: Instant,
  most: number,
): Promise<readonly StartedRun[]> {
  return db
    .select({ at: runs.createdAt, runId: runs.id, number: runs.number })
    .from(runs)
    .innerJoin(deployments, eq(runs.deploymentId, deployments.id))
    .where(and(touching(environment), lt(runs.createdAt, before)))
    .orderBy(desc(runs.number))
    .limit(most);
}

const touching = (environment: string) =>
  and(eq(deployments.environment, environment), inArray(runs.state, [...TOUCHED]));
