import { asc, eq } from 'drizzle-orm';
import type { GlassBreak } from '#lib/domain/deploy/glass.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { glassBreaks } from './schema/holds.ts';

/** Oldest first. */
export const glassBreaksOf = (db: Db, runId: string): Promise<readonly GlassBreak[]> =>
  db.select().from(glassBreaks).where(eq(glassBreaks.runId, runId)).orderBy(asc(glassBreaks.at));

export async function putGlassBreak(db: Db, glass: GlassBreak): Promise<void> {
  await db.insert(glassBreaks).values(glass);
  await notify(db, 'run', glass.runId);
}
