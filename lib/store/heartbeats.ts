import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { heartbeats } from './schema/reading.ts';

export type Heartbeat = typeof heartbeats.$inferSelect;

/** Says that a process is alive, and at what. */
export async function beat(
  db: Db,
  process: string,
  kind: string,
  version: string,
  doing?: string,
): Promise<void> {
  await db
    .insert(heartbeats)
    .values({ process, kind, version, startedAt: sql`now()`, seenAt: sql`now()`, doing: doing ?? null })
    .onConflictDoUpdate({
      target: heartbeats.process,
      set: { seenAt: sql`now()`, version, doing: doing ?? null },
    });
}

/** Newest sign of life first. */
export async function allHeartbeats(db: Db): Promise<readonly Heartbeat[]> {
  return db.select().from(heartbeats).orderBy(desc(heartbeats.seenAt));
}

export async function forgetHeartbeat(db: Db, process: string): Promise<void> {
  await db.delete(heartbeats).where(eq(heartbeats.process, process));
}
