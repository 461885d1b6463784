import { eq, sql } from 'drizzle-orm';
import type { Mute } from '#lib/domain/notify/routing.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { mutes } from './schema/notify.ts';

/** Those that hold now, by the database's clock; the one that ends first, first. */
export async function activeMutes(db: Db): Promise<readonly Mute[]> {
  const rows = await db.select().from(mutes).where(sql`${mutes.until} > now()`).orderBy(mutes.until);
  return rows.map(({ createdAt: _, ...mute }) => mute);
}

export async function putMute(db: Db, mute: Mute, createdAt: Instant): Promise<void> {
  await db.insert(mutes).values({ ...mute, createdAt });
}

export async function getMute(db: Db, id: string): Promise<Mute | undefined> {
  const [row] = await db.select().from(mutes).where(eq(mutes.id, id));
  return row;
}

export async function removeMute(db: Db, id: string): Promise<void> {
  await db.delete(mutes).where(eq(mutes.id, id));
}
