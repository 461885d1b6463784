import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { outsideChanges } from './schema/outside.ts';

/** Keeps changes; one that is known gets whoever was found to have made it. */
export async function putOutsideChanges(db: Db, changes: readonly OutsideChange[]): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insert(outsideChanges)
    .values(changes.map((each) => ({ ...each })))
    .onConflictDoUpdate({
      target: [outsideChanges.environment, outsideChanges.kind, outsideChanges.thing, outsideChanges.at],
      set: {
        who: sql`coalesce(excluded.who, ${outsideChanges.who})`,
        event: sql`coalesce(excluded.event, ${outsideChanges.event})`,
        unnamed: sql`excluded.unnamed`,
      },
    });
}

/** Changes of these environments since a moment, newest first. */
export async function outsideChangesSince(
  db: Db,
  environments: readonly EnvironmentKey[],
  since: Instant,
  most = 50,
): Promise<readonly OutsideChange[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select()
    .from(outsideChanges)
    .where(and(inArray(outsideChanges.environment, [...environments]), gte(outsideChanges.at, since)))
    .orderBy(desc(outsideChanges.at))
    .limit(most);
  return rows.map(changeOf);
}

/** The newest of one environment. */
export async function newestOutsideChange(
  db: Db,
  environment: EnvironmentKey,
): Promise<OutsideChange | undefined> {
  const [row] = await db
    .select()
    .from(outsideChanges)
    .where(eq(outsideChanges.environment, environment))
    .orderBy(desc(outsideChanges.at))
    .limit(1);
  return row && changeOf(row);
}

const changeOf = (row: typeof outsideChanges.$inferSelect): OutsideChange => ({
  ...{ environment: row.environment, kind: row.kind, thing: row.thing, at: row.at, foundAt: row.foundAt },
  ...(row.resource === null ? {} : { resource: row.resource }),
  ...(row.who === null ? {} : { who: row.who }),
  ...(row.event === null ? {} : { event: row.event }),
  ...(row.unnamed === null || row.who !== null ? {} : { unnamed: row.unnamed }),
  ...(row.commit === null ? {} : { commit: row.commit }),
  ...(row.link === null ? {} : { link: row.link }),
});
