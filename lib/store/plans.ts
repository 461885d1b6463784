import { and, asc, desc, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { PlannedAhead } from '#lib/domain/deploy/planned-ahead.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { approvals, blobs, deployments, plans, runs } from './schema/deploy.ts';

export type StoredPlan = {
  readonly id: string;
  readonly madeAt: Instant;
  readonly plan: Plan;
  readonly files: Readonly<Record<string, string>>;
  readonly usedAt?: Instant;
  /** The runner's, over `planText`; base64. */
  readonly signature?: string;
};

export async function putPlan(db: Db, stored: Omit<StoredPlan, 'usedAt'>): Promise<void> {
  const { id, madeAt, plan, files, signature } = stored;
  const { runId, content, binding } = plan;
  await db
    .insert(plans)
    .values({ id, runId, madeAt, content, binding, plan, files, signature: signature ?? null });
  await notify(db, 'run', plan.runId);
}

/** The newest plan of a run: the one that counts. */
export async function latestPlan(db: Db, runId: string): Promise<StoredPlan | undefined> {
  const [row] = await db
    .select()
    .from(plans)
    .where(eq(plans.runId, runId))
    .orderBy(desc(plans.madeAt), desc(plans.id))
    .limit(1);
  if (!row) return undefined;
  const { id, madeAt, plan, files, usedAt, signature } = row;
  return {
    id,
    madeAt,
    plan,
    files,
    ...(usedAt === null ? {} : { usedAt }),
    ...(signature === null ? {} : { signature }),
  };
}

/** When the newest plan of a run was made; the plan itself may be large. */
export async function planMadeAt(db: Db, runId: string): Promise<Instant | undefined> {
  const [row] = await db
    .select({ madeAt: plans.madeAt })
    .from(plans)
    .where(eq(plans.runId, runId))
    .orderBy(desc(plans.madeAt), desc(plans.id))
    .limit(1);
  return row?.madeAt;
}

/** `Plan.content` of the plan that counts. */
export async function planContent(db: Db, runId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ content: plans.content })
    .from(plans)
    .where(eq(plans.runId, runId))
    .orderBy(desc(plans.madeAt), desc(plans.id))
    .limit(1);
  return row?.content;
}

/** `Plan.ahead` of the plan that counts. */
export async function planAhead(db: Db, runId: string): Promise<PlannedAhead | undefined> {
  const [row] = await db
    .select({ ahead: sql<PlannedAhead | null>`${plans.plan} -> 'ahead'` })
    .from(plans)
    .where(eq(plans.runId, runId))
    .orderBy(desc(plans.madeAt), desc(plans.id))
    .limit(1);
  return row?.ahead ?? undefined;
}

/** A run's newest plan of this content. */
export async function planOfContent(db: Db, runId: string, content: string): Promise<Plan | undefined> {
  const [row] = await db
    .select({ plan: plans.plan })
    .from(plans)
    .where(and(eq(plans.runId, runId), eq(plans.content, content)))
    .orderBy(desc(plans.madeAt), desc(plans.id))
    .limit(1);
  return row?.plan;
}

/** The newest runs of an environment that have a plan, newest first. */
export async function plannedRuns(
  db: Db,
  environment: string,
  limit: number,
): Promise<readonly Pick<Run, 'id' | 'number' | 'component' | 'tool' | 'lane' | 'state'>[]> {
  const planned = db.select({ one: sql`1` }).from(plans).where(eq(plans.runId, runs.id));
  return db
    .select({
      id: runs.id,
      number: runs.number,
      component: runs.component,
      tool: runs.tool,
      lane: runs.lane,
      state: runs.state,
    })
    .from(runs)
    .innerJoin(deployments, eq(deployments.id, runs.deploymentId))
    .where(and(eq(deployments.environment, environment), exists(planned)))
    .orderBy(desc(runs.number))
    .limit(limit);
}

/** How often a run was planned. */
export async function planCount(db: Db, runId: string): Promise<number> {
  return db.$count(plans, eq(plans.runId, runId));
}

/** Marks a plan as used, before anything of it is applied. @returns false when it was used already. */
export async function usePlan(db: Db, planId: string): Promise<boolean> {
  const rows = await db
    .update(plans)
    .set({ usedAt: sql`now()` })
    .where(and(eq(plans.id, planId), isNull(plans.usedAt)))
    .returning({ id: plans.id });
  return rows.length === 1;
}

export async function insertApproval(db: Db, approval: Approval): Promise<void> {
  await db.insert(approvals).values(approval);
  await notify(db, 'run', approval.runId);
}

export async function approvalsOf(db: Db, runId: string): Promise<readonly Approval[]> {
  const rows = await db.select().from(approvals).where(eq(approvals.runId, runId)).orderBy(asc(approvals.at));
  return rows.map(({ comment, proof, review, ...row }) => ({
    ...row,
    ...(review === null ? {} : { review }),
    ...(comment === null ? {} : { comment }),
    ...(proof === null ? {} : { proof }),
  }));
}

/** Keeps bytes by hash; the same bytes again are no error. */
export async function putBlob(db: Db, hash: string, bytes: Buffer): Promise<void> {
  await db
    .insert(blobs)
    .values({ hash, bytes, size: bytes.length, storedAt: sql`now()` })
    // Written again, it is young again: what sweeps unused files waits until it is referred to.
    .onConflictDoUpdate({ target: blobs.hash, set: { storedAt: sql`now()` } });
}

/** @throws Error naming the hash when there is none. */
export async function getBlob(db: Db, hash: string): Promise<Buffer> {
  const [row] = await db.select({ bytes: blobs.bytes }).from(blobs).where(eq(blobs.hash, hash));
  if (!row) throw new Error(`no stored file ${hash}`);
  return row.bytes;
}
