import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { keyEnrollments } from './schema/proof.ts';

export type MadeKey = { readonly credential: string; readonly publicKey: string };
export type Enrollment = { readonly account: string; readonly challenge: string; readonly made?: MadeKey };

const nameOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** One more passkey on its way; the ones that nobody answered go. */
export async function insertEnrollment(
  db: Db,
  code: string,
  { account, challenge, expiresAt }: Omit<Enrollment, 'made'> & { readonly expiresAt: Instant },
): Promise<void> {
  await db.delete(keyEnrollments).where(lt(keyEnrollments.expiresAt, sql`now()`));
  await db.insert(keyEnrollments).values({ code: nameOf(code), account, challenge, expiresAt });
}

/** The one of this code that has not ended. */
export async function enrollmentOf(db: Db, code: string): Promise<Enrollment | undefined> {
  const [row] = await db.select().from(keyEnrollments).where(waits(code));
  return row && { account: row.account, challenge: row.challenge, ...(row.made ? { made: row.made } : {}) };
}

/** Keeps what a browser made, once. @returns false when it was answered before or has ended */
export async function answerEnrollment(db: Db, code: string, made: MadeKey): Promise<boolean> {
  const rows = await db
    .update(keyEnrollments)
    .set({ made })
    .where(and(waits(code), isNull(keyEnrollments.made)))
    .returning({ code: keyEnrollments.code });
  return rows.length === 1;
}

const waits = (code: string) =>
  and(eq(keyEnrollments.code, nameOf(code)), gt(keyEnrollments.expiresAt, sql`now()`));
