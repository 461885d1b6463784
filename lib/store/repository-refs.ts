import { inArray, sql } from 'drizzle-orm';
import { type NamedCommit, namedCommit } from '#lib/domain/named-commit.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { repositoryRefs } from './schema/repository.ts';

export type KeptRefs = { readonly reading: Reading<RepositoryRefs>; readonly askedAt: Instant };

export async function putRepositoryRefs(
  db: Db,
  repository: string,
  kept: KeptRefs,
  /** Something else is offered than before. */
  changed: boolean,
): Promise<void> {
  await db
    .insert(repositoryRefs)
    .values({ repository, ...kept })
    .onConflictDoUpdate({
      target: repositoryRefs.repository,
      set: { reading: sql`excluded.reading`, askedAt: sql`excluded.asked_at` },
    });
  if (changed) await notify(db, 'repositories', '*');
}

/** Undefined until a runner has asked the repository for the first time. */
export async function keptRefs(db: Db, repository: string): Promise<KeptRefs | undefined> {
  return (await keptRefsOf(db, [repository])).get(repository);
}

export async function keptRefsOf(
  db: Db,
  repositories: readonly string[],
): Promise<ReadonlyMap<string, KeptRefs>> {
  const rows = await db
    .select()
    .from(repositoryRefs)
    .where(inArray(repositoryRefs.repository, [...repositories]));
  return new Map(rows.map(({ repository, reading, askedAt }) => [repository, { reading, askedAt }]));
}

/** Which commit a name stands for, as of when a runner last read the repository. */
export type KnownCommit = NamedCommit & { readonly knownAt: Instant };

/**
 * Names a commit by what is kept of its repository: whoever asks runs no git.
 * Refusals: `deploy.unknown-ref`, `deploy.repository-unread` and `deploy.repository-unreadable` where nothing was ever read.
 */
export async function nameCommit(
  db: Db,
  { repository, ref, now }: { readonly repository: string; readonly ref: string; readonly now: Instant },
): Promise<Result<KnownCommit, Reason>> {
  const kept = await keptRefs(db, repository);
  const known = kept && shownValue(kept.reading);
  if (!known) {
    if (kept?.reading.state !== 'failed') return err(reason('deploy.repository-unread', { repository }));
    const { failure } = kept.reading;
    const cause = failure.kind === 'unavailable' ? failure.cause : `repository-${failure.kind}`;
    return err(reason('deploy.repository-unreadable', { repository, cause }));
  }
  const named = namedCommit(known.value, ref);
  if (named) return ok({ ...named, knownAt: known.asOf });
  return err(reason('deploy.unknown-ref', { ref, repository, millis: elapsed(known.asOf, now) }));
}
