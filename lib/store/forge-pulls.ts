import { and, arrayContains, desc, eq, sql } from 'drizzle-orm';
import type { Pull } from '#lib/domain/forge/pull.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { forgePulls } from './schema/forge.ts';

/** Of one, the newest are enough to find it by. */
const MOST_COMMITS = 50;

/**
 * Keeps a pull request as its forge told it; what was told earlier never stands over what was told later.
 * @param holds commits beside its head that the forge says it has
 */
export async function putPull(
  db: Db,
  repository: string,
  pull: Pull,
  holds: readonly string[] = [],
): Promise<void> {
  const { number, head, merged, updatedAt } = pull;
  const commits = [...new Set([head, ...(merged === undefined ? [] : [merged]), ...holds])];
  const both = sql`(select array_agg(distinct each) from (
    select unnest(excluded.commits || ${forgePulls.commits}) each limit ${MOST_COMMITS}) known)`;
  await db
    .insert(forgePulls)
    .values({ repository, number, value: pull, commits, updatedAt })
    .onConflictDoUpdate({
      target: [forgePulls.repository, forgePulls.number],
      set: {
        value: sql`case when excluded.updated_at >= ${forgePulls.updatedAt} then excluded.value else ${forgePulls.value} end`,
        updatedAt: sql`greatest(excluded.updated_at, ${forgePulls.updatedAt})`,
        commits: both,
      },
    });
  // Pages of runs name their pull requests.
  await notify(db, 'repositories', '*');
}

/** Pull requests that hold a commit, newest first. */
export async function pullsOf(db: Db, repository: string, commit: string): Promise<readonly Pull[]> {
  const rows = await db
    .select({ value: forgePulls.value })
    .from(forgePulls)
    .where(and(eq(forgePulls.repository, repository), arrayContains(forgePulls.commits, [commit])))
    .orderBy(desc(forgePulls.number))
    .limit(10);
  return rows.map(({ value }) => value);
}
