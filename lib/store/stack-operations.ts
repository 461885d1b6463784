import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AskedOperation, AwsSighting, ShownOperation } from '#lib/domain/deploy/aws-sighting.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { awsSightings, stackOperations } from './schema/deploy.ts';

export async function askOperation(db: Db, asked: AskedOperation): Promise<void> {
  await db.insert(stackOperations).values(asked);
  await notify(db, 'run', asked.runId);
}

/** The oldest that nobody has taken up. */
export async function openOperation(db: Db, runId: string): Promise<AskedOperation | undefined> {
  const [row] = await db
    .select()
    .from(stackOperations)
    .where(and(eq(stackOperations.runId, runId), isNull(stackOperations.takenAt)))
    .orderBy(asc(stackOperations.requestedAt))
    .limit(1);
  if (!row) return undefined;
  const { takenAt: _, failure: __, ...asked } = row;
  return asked;
}

/** Written once AWS has answered; asked twice of AWS, it is done once by its token. */
export async function noteOperation(db: Db, { id, runId }: AskedOperation, failure?: string): Promise<void> {
  await db
    .update(stackOperations)
    .set({ takenAt: sql`now()`, failure: failure ?? null })
    .where(eq(stackOperations.id, id));
  await notify(db, 'run', runId);
}

/** Runs for which something was asked that nobody has taken up. */
export async function runsWithOpenOperation(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ runId: stackOperations.runId })
    .from(stackOperations)
    .where(isNull(stackOperations.takenAt));
  return new Set(rows.map(({ runId }) => runId));
}

/** Oldest first. */
export async function operationsOf(db: Db, runId: string): Promise<readonly ShownOperation[]> {
  const rows = await db
    .select()
    .from(stackOperations)
    .where(eq(stackOperations.runId, runId))
    .orderBy(asc(stackOperations.requestedAt));
  return rows.map(({ takenAt, failure, ...asked }) => ({
    ...asked,
    ...(takenAt === null ? {} : { takenAt }),
    ...(failure === null ? {} : { failure }),
  }));
}

/** Replaces what was seen before, and says so. */
export async function putSighting(db: Db, runId: string, sighting: AwsSighting): Promise<void> {
  await db
    .insert(awsSightings)
    .values({ runId, sighting })
    .onConflictDoUpdate({ target: awsSightings.runId, set: { sighting: sql`excluded.sighting` } });
  await notify(db, 'run', runId);
}

/** @returns undefined when nothing was asked yet. */
export async function sightingOf(db: Db, runId: string): Promise<AwsSighting | undefined> {
  const [row] = await db.select().from(awsSightings).where(eq(awsSightings.runId, runId));
  return row?.sighting;
}
