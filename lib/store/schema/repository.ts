import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DeclaredPlaces } from '#lib/domain/declared-places.ts';
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

/** Where a component's resources are declared, as its newest planned commit has them. */
export const declaredPlaces = pgTable(
  'declared_places',
  {
    environment: text('environment').notNull(),
    component: text('component').notNull(),
    value: jsonb('value').$type<DeclaredPlaces>().notNull(),
    toldAt: at('told_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.environment, table.component] })],
);
