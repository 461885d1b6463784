import { and, asc, count, eq, or } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SavedView, ViewKind, ViewReach } from '#lib/domain/logs/saved-view.ts';
import type { Db } from './db.ts';
import { logViews } from './schema/logs.ts';

/** Views that a person has in an environment: shared ones and their own, by name. */
export async function logViewsFor(
  db: Db,
  environment: EnvironmentKey,
  person: string,
): Promise<readonly SavedView[]> {
  const rows = await db
    .select()
    .from(logViews)
    .where(
      and(
        eq(logViews.environment, environment),
        or(eq(logViews.reach, 'shared'), eq(logViews.owner, person)),
      ),
    )
    .orderBy(asc(logViews.name), asc(logViews.id));
  return rows.map(({ environment: _, kind, reach, ...row }) => ({
    ...row,
    kind: kind as ViewKind,
    reach: reach as ViewReach,
  }));
}

export async function countLogViews(db: Db, environment: EnvironmentKey, owner: string): Promise<number> {
  const [row] = await db
    .select({ views: count() })
    .from(logViews)
    .where(and(eq(logViews.environment, environment), eq(logViews.owner, owner)));
  return row?.views ?? 0;
}

export async function putLogView(db: Db, environment: EnvironmentKey, view: SavedView): Promise<void> {
  await db.insert(logViews).values({ ...view, environment });
}

/** Only its owner's. @returns the view that is gone */
export async function removeLogView(
  db: Db,
  environment: EnvironmentKey,
  { id, owner }: { readonly id: string; readonly owner: string },
): Promise<{ readonly name: string; readonly reach: string } | undefined> {
  const [row] = await db
    .delete(logViews)
    .where(and(eq(logViews.id, id), eq(logViews.environment, environment), eq(logViews.owner, owner)))
    .returning({ name: logViews.name, reach: logViews.reach });
  return row;
}
