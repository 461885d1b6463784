import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from './db.ts';
import { cache } from './schema/reading.ts';

/** Keyed without caller: sits below `can()`. @returns undefined when absent or past its end. */
export async function getCached<T>(db: Db, key: string): Promise<T | undefined> {
  const [row] = await db
    .select({ value: cache.value })
    .from(cache)
    .where(and(eq(cache.key, key), gt(cache.expiresAt, sql`now()`)));
  return row?.value as T | undefined;
}

export async function putCached(db: Db, key: string, value: unknown, ttl: Millis): Promise<void> {
  const expiresAt = sql`now() + make_interval(secs => ${ttl / 1_000})`;
  await db
    .insert(cache)
    .values({ key, value, storedAt: sql`now()`, expiresAt })
    .onConflictDoUpdate({
      target: cache.key,
      set: { value: sql`excluded.value`, storedAt: sql`now()`, expiresAt },
    });
}

export async function forgetExpired(db: Db): Promise<void> {
  await db.delete(cache).where(lt(cache.expiresAt, sql`now()`));
}
