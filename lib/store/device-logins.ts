import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { deviceLogins } from './schema/identity.ts';
import { tokenHash } from './tokens.ts';

export type DeviceLogin = typeof deviceLogins.$inferSelect;

/** Notes that a terminal asks to sign in; rows whose time is over go. */
export async function askDeviceLogin(
  db: Db,
  asked: {
    readonly id: string;
    readonly deviceCode: string;
    readonly userCode: string;
    readonly machine: string;
    readonly createdAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  const { deviceCode, ...row } = asked;
  await db.delete(deviceLogins).where(lt(deviceLogins.expiresAt, sql`now() - interval '1 day'`));
  await db.insert(deviceLogins).values({ ...row, deviceHash: tokenHash(deviceCode) });
}

/** How many terminals wait for somebody to say yes. */
export async function openDeviceLogins(db: Db): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(deviceLogins)
    .where(and(isNull(deviceLogins.decision), gt(deviceLogins.expiresAt, sql`now()`)));
  return row?.open ?? 0;
}

/** By the code that a person reads. @returns undefined when there is none, it was decided, or its time is over. */
export async function waitingDeviceLogin(db: Db, userCode: string): Promise<DeviceLogin | undefined> {
  const [row] = await db
    .select()
    .from(deviceLogins)
    .where(
      and(
        eq(deviceLogins.userCode, userCode),
        isNull(deviceLogins.decision),
        gt(deviceLogins.expiresAt, sql`now()`),
      ),
    );
  return row;
}

/** @returns whether it still waited; one decision counts. */
export async function decideDeviceLogin(
  db: Db,
  userCode: string,
  userId: string,
  decision: 'confirmed' | 'refused',
): Promise<DeviceLogin | undefined> {
  const [row] = await db
    .update(deviceLogins)
    .set({ decision, userId })
    .where(
      and(
        eq(deviceLogins.userCode, userCode),
        isNull(deviceLogins.decision),
        gt(deviceLogins.expiresAt, sql`now()`),
      ),
    )
    .returning();
  return row;
}

/** Where a terminal's asking stands, by its secret. */
export async function deviceLoginOf(db: Db, deviceCode: string): Promise<DeviceLogin | undefined> {
  const [row] = await db
    .select()
    .from(deviceLogins)
    .where(and(eq(deviceLogins.deviceHash, tokenHash(deviceCode)), gt(deviceLogins.expiresAt, sql`now()`)));
  return row;
}

/** Takes a confirmed asking for the one token that it gives. @returns false when that was done before. */
export async function collectDeviceLogin(db: Db, id: string): Promise<boolean> {
  const rows = await db
    .update(deviceLogins)
    .set({ collectedAt: sql`now()` })
    .where(
      and(eq(deviceLogins.id, id), eq(deviceLogins.decision, 'confirmed'), isNull(deviceLogins.collectedAt)),
    )
    .returning({ id: deviceLogins.id });
  return rows.length === 1;
}
