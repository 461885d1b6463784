import { eq } from 'drizzle-orm';
import type { IsolationReport } from '#lib/domain/isolation.ts';
import type { Db } from './db.ts';
import { snapshots } from './schema/reading.ts';
import { putSnapshot } from './snapshots.ts';

/** What a machine's runner found of its walls when it started. */
export type RunnerIsolation = { readonly runner: string; readonly report: IsolationReport };

/** Kept beside the heartbeats of that machine's runners; it replaces what an earlier one of them said. */
export const putIsolation = (db: Db, runner: string, report: IsolationReport): Promise<void> =>
  putSnapshot(db, runner, 'isolation', '', { takenAt: report.probedAt, digest: report.kind, value: report });

export async function runnerIsolations(db: Db): Promise<readonly RunnerIsolation[]> {
  const rows = await db
    .select({ runner: snapshots.environment, value: snapshots.value })
    .from(snapshots)
    .where(eq(snapshots.kind, 'isolation'))
    .orderBy(snapshots.environment);
  return rows.map(({ runner, value }) => ({ runner, report: value as IsolationReport }));
}
