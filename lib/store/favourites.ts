import { and, asc, eq } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { favourites } from './schema/lists.ts';

/** Environments that a person starred, the first starred first. */
export async function favouritesOf(db: Db, person: string): Promise<readonly EnvironmentKey[]> {
  const rows = await db
    .select({ environment: favourites.environment })
    .from(favourites)
    .where(eq(favourites.person, person))
    .orderBy(asc(favourites.createdAt), asc(favourites.environment));
  return rows.map(({ environment }) => environment as EnvironmentKey);
}

/** Twice is once. */
export async function setFavourite(
  db: Db,
  person: string,
  environment: EnvironmentKey,
  { on, at }: { readonly on: boolean; readonly at: Instant },
): Promise<void> {
  if (on) await db.insert(favourites).values({ person, environment, createdAt: at }).onConflictDoNothing();
  else
    await db
      .delete(favourites)
      .where(and(eq(favourites.person, person), eq(favourites.environment, environment)));
}
