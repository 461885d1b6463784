import { and, eq } from 'drizzle-orm';
import type { Db } from '#lib/store/db.ts';
import { accounts, users } from '#lib/store/schema/identity.ts';
import type { ProvenPerson } from './way-in.ts';

/**
 * The person here that a provider's account is, made at its first sign-in. Name, address and groups are taken anew each time,
 * so that whoever left a group has lost its roles. @returns the person's id
 */
export async function personOf(db: Db, proven: ProvenPerson, newId: () => string): Promise<string> {
  const { issuer, subject, name, email, emailVerified, groups } = proven;
  return db.transaction(async (tx) => {
    const account = and(eq(accounts.providerId, issuer), eq(accounts.accountId, subject));
    const about = { name, email: email ?? null, emailVerified, groups };
    const known = async () => {
      const [row] = await tx.select({ id: accounts.userId }).from(accounts).where(account);
      if (row)
        await tx
          .update(users)
          .set({ ...about, updatedAt: new Date() })
          .where(eq(users.id, row.id));
      return row?.id;
    };
    const before = await known();
    if (before) return before;
    const id = newId();
    await tx.insert(users).values({ id, ...about });
    const made = await tx
      .insert(accounts)
      .values({ id: newId(), userId: id, providerId: issuer, accountId: subject })
      .onConflictDoNothing()
      .returning({ id: accounts.userId });
    if (made.length > 0) return id;
    // Somebody signed in for the first time in two tabs at once.
    await tx.delete(users).where(eq(users.id, id));
    const other = await known();
    if (!other) throw new Error('an account is neither new nor known');
    return other;
  });
}
