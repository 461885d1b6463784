import { lt, sql } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { forgeAgain, forgeEvents, repositoryWishes } from './schema/forge.ts';

export type ForgeEvent = {
  /** `<forge>:<its own id of the delivery>`. */
  readonly id: string;
  readonly event: string;
  readonly repository: string | undefined;
  readonly receivedAt: Instant;
};

/** @returns false where this delivery was kept before */
export async function putForgeEvent(db: Db, event: ForgeEvent): Promise<boolean> {
  const kept = await db
    .insert(forgeEvents)
    .values({ ...event, repository: event.repository ?? null })
    .onConflictDoNothing()
    .returning({ id: forgeEvents.id });
  return kept.length > 0;
}

export async function forgetForgeEvents(db: Db, before: Instant): Promise<void> {
  await db.delete(forgeEvents).where(lt(forgeEvents.receivedAt, before));
}

/** Asks the runner, by a row, to read a repository before its turn. */
export async function wishForRefs(db: Db, repository: string, wantedAt: Instant): Promise<void> {
  await db
    .insert(repositoryWishes)
    .values({ repository, wantedAt })
    .onConflictDoUpdate({
      target: repositoryWishes.repository,
      set: { wantedAt: sql`greatest(excluded.wanted_at, ${repositoryWishes.wantedAt})` },
    });
}

/** Asks the collector, by a row, to say once more what stands at a commit. */
export async function sayAgain(db: Db, repository: string, commit: string, wantedAt: Instant): Promise<void> {
  await db.insert(forgeAgain).values({ repository, commit, wantedAt }).onConflictDoNothing();
}

/** Takes all wishes: whoever took them asks. */
export async function takeWishes(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.delete(repositoryWishes).returning({ repository: repositoryWishes.repository });
  return new Set(rows.map(({ repository }) => repository));
}
