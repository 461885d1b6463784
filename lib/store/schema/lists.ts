import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** Filters of a list that somebody kept for themselves. */
export const listViews = pgTable(
  'list_views',
  {
    id: text('id').primaryKey(),
    /** `overview`, `deploys`, `resources` or `audit`. */
    list: text('list').notNull(),
    owner: text('owner').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [uniqueIndex('list_views_of').on(table.owner, table.list, table.name)],
);

/** Environments that somebody wants to see first. */
export const favourites = pgTable(
  'favourites',
  {
    person: text('person').notNull(),
    environment: text('environment').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.environment] })],
);
