import { and, eq, inArray } from 'drizzle-orm';
import { type DriftedResource, withBeginnings } from '#lib/domain/drift/drift.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { driftChecks } from './schema/drift.ts';

/** A row of every component that was looked at once. */
export type KeptCheck = typeof driftChecks.$inferSelect;

export async function driftChecksOf(db: Db, environments: readonly string[]): Promise<readonly KeptCheck[]> {
  if (environments.length === 0) return [];
  return db
    .select()
    .from(driftChecks)
    .where(inArray(driftChecks.environment, [...environments]));
}

type Checked = {
  readonly environment: string;
  readonly component: string;
  readonly at: Instant;
  readonly commit: string;
};

/** Keeps what a check found in place of the one before; what was seen before keeps its beginning. */
export async function putDriftCheck(
  db: Db,
  { environment, component, at, commit }: Checked,
  found: readonly Omit<DriftedResource, 'since'>[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(driftChecks)
      .where(and(eq(driftChecks.environment, environment), eq(driftChecks.component, component)))
      .for('update');
    const row = {
      ...{ triedAt: at, checkedAt: at, commit, failure: null },
      resources: withBeginnings(found, before?.resources ?? [], at),
    };
    await tx
      .insert(driftChecks)
      .values({ environment, component, ...row })
      .onConflictDoUpdate({ target: [driftChecks.environment, driftChecks.component], set: row });
    await notify(tx, 'drift', environment);
  });
}

/** A check that failed: what the last good one found stays, with its age. */
export async function putDriftFailure(
  db: Db,
  { environment, component, at }: Omit<Checked, 'commit'>,
  failure: string,
): Promise<void> {
  await db
    .insert(driftChecks)
    .values({ environment, component, triedAt: at, resources: [], failure })
    .onConflictDoUpdate({
      target: [driftChecks.environment, driftChecks.component],
      set: { triedAt: at, failure },
    });
  await notify(db, 'drift', environment);
}
