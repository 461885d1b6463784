import { desc, inArray } from 'drizzle-orm';
import type { Anchor } from '#lib/domain/audit/anchor.ts';
import type { Db } from './db.ts';
import { audit, auditAnchors } from './schema/audit.ts';

/** Newest first. */
export async function latestAnchors(db: Db, limit: number): Promise<readonly Anchor[]> {
  return db.select().from(auditAnchors).orderBy(desc(auditAnchors.seq)).limit(limit);
}

/** The runner alone may; of two runners at one entry the first counts. */
export async function insertAnchor(db: Db, anchor: Anchor): Promise<void> {
  await db.insert(auditAnchors).values(anchor).onConflictDoNothing();
}

/** Hashes of these entries, as far as they are there. */
export async function hashesOf(db: Db, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const rows = await db
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(inArray(audit.seq, [...seqs]));
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}
