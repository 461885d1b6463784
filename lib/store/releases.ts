import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Release } from '#lib/domain/deploy/release.ts';
import type { Db } from './db.ts';
import { releases } from './schema/release.ts';

/** What tells one release from another. */
type ReleaseKey = Pick<Release, 'system' | 'component' | 'commit' | 'recipe'>;

export async function releaseOf(db: Db, key: ReleaseKey): Promise<Release | undefined> {
  const { system, component, commit, recipe } = key;
  const [row] = await db
    .select()
    .from(releases)
    .where(
      and(
        eq(releases.system, system),
        eq(releases.component, component),
        eq(releases.commit, commit),
        eq(releases.recipe, recipe),
      ),
    );
  return row;
}

/** Whoever builds the same at the same time keeps the first. @returns the one that stands */
export async function keepRelease(db: Db, built: Omit<Release, 'number'>): Promise<Release> {
  await db.insert(releases).values(built).onConflictDoNothing();
  const kept = await releaseOf(db, built);
  if (!kept) throw new Error(`release of ${built.component} at ${built.commit} was not written`);
  return kept;
}

/** Releases of these commits of a system, the newest first. */
export async function releasesOf(
  db: Db,
  system: string,
  commits: readonly string[],
): Promise<readonly Release[]> {
  if (commits.length === 0) return [];
  return db
    .select()
    .from(releases)
    .where(and(eq(releases.system, system), inArray(releases.commit, [...new Set(commits)])))
    .orderBy(desc(releases.number));
}
