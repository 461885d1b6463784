import { and, eq, lt, sql } from 'drizzle-orm';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from './db.ts';
import { leases } from './schema/deploy.ts';

export type Lease = { readonly name: string; readonly holder: string; readonly fence: number };

const expiry = (ttl: Millis) => sql`now() + make_interval(secs => ${ttl / 1_000})`;

/**
 * Takes the lease when it is free or past its end by the database's clock.
 * @returns the lease with a fence higher than every one before, or undefined when somebody holds it.
 */
export async function acquireLease(
  db: Db,
  name: string,
  holder: string,
  ttl: Millis,
  purpose?: string,
): Promise<Lease | undefined> {
  const [row] = await db
    .insert(leases)
    .values({ name, holder, fence: 1, expiresAt: expiry(ttl), purpose: purpose ?? null })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder, fence: sql`${leases.fence} + 1`, expiresAt: expiry(ttl), purpose: purpose ?? null },
      setWhere: lt(leases.expiresAt, sql`now()`),
    })
    .returning({ fence: leases.fence });
  return row && { name, holder, fence: row.fence };
}

/** @returns false when the lease was lost: stop working at once. */
export async function renewLease(db: Db, lease: Lease, ttl: Millis): Promise<boolean> {
  const rows = await db
    .update(leases)
    .set({ expiresAt: expiry(ttl) })
    .where(held(lease))
    .returning({ name: leases.name });
  return rows.length === 1;
}

/** Ends the lease now. Its fence goes too: a renewal that is still on its way would take it again, for nobody. */
export async function releaseLease(db: Db, lease: Lease): Promise<void> {
  await db
    .update(leases)
    .set({ fence: sql`${leases.fence} + 1`, expiresAt: sql`now() - interval '1 millisecond'`, purpose: null })
    .where(held(lease));
}

export async function leaseOf(db: Db, name: string): Promise<typeof leases.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(leases)
    .where(and(eq(leases.name, name), sql`${leases.expiresAt} > now()`));
  return row;
}

const held = (lease: Lease) =>
  and(eq(leases.name, lease.name), eq(leases.holder, lease.holder), eq(leases.fence, lease.fence));

/**
 * Whether the lease is still this holder's. In a transaction it stays so until the end: a later holder waits.
 */
export async function holdsLease(db: Db, lease: Lease): Promise<boolean> {
  const rows = await db
    .select({ name: leases.name })
    .from(leases)
    .where(and(held(lease), sql`${leases.expiresAt} > now()`))
    .for('share');
  return rows.length === 1;
}

export type HeldLease = typeof leases.$inferSelect;

/** Every lease that somebody holds now, by the database's clock. */
export async function heldLeases(db: Db): Promise<readonly HeldLease[]> {
  return db.select().from(leases).where(sql`${leases.expiresAt} > now()`).orderBy(leases.name);
}
