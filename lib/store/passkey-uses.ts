import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { passkeyUses } from './schema/proof.ts';

export type PasskeyUse = {
  /** Credential id. */
  readonly credential: string;
  readonly counter: number;
  /** The signature's text as it is kept. */
  readonly proof: string;
};

const nameOf = (proof: string): string => createHash('sha256').update(proof).digest('base64url');

/** Notes that a signature was seen; once is enough. The runner alone may. */
export async function notePasskeyUse(
  db: Db,
  { credential, counter, proof }: PasskeyUse,
  seenAt: Instant,
): Promise<void> {
  await db
    .insert(passkeyUses)
    .values({ credential, counter, signature: nameOf(proof), seenAt })
    .onConflictDoNothing();
}

/**
 * Whether a signature of an earlier sight has the same count or a higher one: then two copies of the key are about.
 * Passkeys that do not count (0) are never told.
 */
export async function countWentBack(db: Db, { credential, counter, proof }: PasskeyUse): Promise<boolean> {
  if (counter === 0) return false;
  const own = db
    .select({ seq: passkeyUses.seq })
    .from(passkeyUses)
    .where(and(eq(passkeyUses.credential, credential), eq(passkeyUses.signature, nameOf(proof))));
  const [before] = await db
    .select({ seq: passkeyUses.seq })
    .from(passkeyUses)
    .where(
      and(
        eq(passkeyUses.credential, credential),
        sql`${passkeyUses.counter} >= ${counter}`,
        sql`${passkeyUses.signature} <> ${nameOf(proof)}`,
        sql`${passkeyUses.seq} < coalesce((${own}), 9223372036854775807)`,
      ),
    )
    .limit(1);
  return before !== undefined;
}
