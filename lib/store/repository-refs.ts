import { eq, sql } from 'drizzle-orm';
import type { Reading } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { repositoryRefs } from './schema/repository.ts';

export type KeptRefs = { readonly reading: Reading<RepositoryRefs>; readonly askedAt: Instant };

export async function putRepositoryRefs(db: Db, repository: string, kept: KeptRefs): Promise<void> {
  await db
    .insert(repositoryRefs)
    .values({ repository, ...kept })
    .onConflictDoUpdate({
      target: repositoryRefs.repository,
      set: { reading: sql`excluded.reading`, askedAt: sql`excluded.asked_at` },
    });
}

/** Undefined until a runner has asked the repository for the first time. */
export async function keptRefs(db: Db, repository: string): Promise<KeptRefs | undefined> {
  const [row] = await db.select().from(repositoryRefs).where(eq(repositoryRefs.repository, repository));
  return row && { reading: row.reading, askedAt: row.askedAt };
}
