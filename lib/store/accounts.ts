import { eq } from 'drizzle-orm';
import type { Db } from './db.ts';
import { users } from './schema/identity.ts';

/** Groups of an account as sign-in last wrote them; undefined when there is no such account any more. */
export async function groupsOfAccount(db: Db, id: string): Promise<readonly string[] | undefined> {
  const [row] = await db.select({ groups: users.groups }).from(users).where(eq(users.id, id));
  return row && (Array.isArray(row.groups) ? row.groups.filter((each) => typeof each === 'string') : []);
}
