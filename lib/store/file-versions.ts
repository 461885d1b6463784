import { eq } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { snapshots } from './schema/reading.ts';
import { putSnapshot } from './snapshots.ts';

/** Which version of `portal.yaml` the processes of one kind on one machine read. */
export type FileVersion = {
  /** `runner:<host>`, as their names begin. */
  readonly process: string;
  readonly version: string;
  readonly at: Instant;
};

/** Says which version a process reads; beside the heartbeats, and replaced by the next of its kind on that machine. */
export const putFileVersion = (db: Db, { process, version, at }: FileVersion): Promise<void> =>
  putSnapshot(db, process, 'portal-file', '', { takenAt: at, digest: version, value: version });

export async function fileVersions(db: Db): Promise<readonly FileVersion[]> {
  const rows = await db
    .select({ process: snapshots.environment, version: snapshots.digest, at: snapshots.takenAt })
    .from(snapshots)
    .where(eq(snapshots.kind, 'portal-file'))
    .orderBy(snapshots.environment);
  return rows;
}
