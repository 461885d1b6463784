import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Reading } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { at } from './columns.ts';

/** What each repository of `portal.yaml` offers to deploy: the runner alone asks it, everybody else reads here. */
export const repositoryRefs = pgTable('repository_refs', {
  repository: text('repository').primaryKey(),
  reading: jsonb('reading').$type<Reading<RepositoryRefs>>().notNull(),
  /** When it was last asked, with or without an answer. */
  askedAt: at('asked_at').notNull(),
});
