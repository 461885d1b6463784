import { and, asc, eq, inArray, like } from 'drizzle-orm';
import type { GlassBreak } from '#lib/domain/deploy/glass.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { runEvents } from './schema/deploy.ts';
import { glassBreaks } from './schema/holds.ts';

/** Oldest first. */
export const glassBreaksOf = (db: Db, runId: string): Promise<readonly GlassBreak[]> =>
  db.select().from(glassBreaks).where(eq(glassBreaks.runId, runId)).orderBy(asc(glassBreaks.at));

/** Those of the runs that were applied past a hold: their history says so. */
export async function runsPastHolds(db: Db, runIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (runIds.length === 0) return new Set();
  const rows = await db
    .select({ runId: runEvents.runId })
    .from(runEvents)
    .where(and(inArray(runEvents.runId, [...runIds]), like(runEvents.note, '{"code":"note.glass-broken"%')));
  return new Set(rows.map(({ runId }) => runId));
}

export async function putGlassBreak(db: Db, glass: GlassBreak): Promise<void> {
  await db.insert(glassBreaks).values(glass);
  await notify(db, 'run', glass.runId);
}
