import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** Queries of the Logs tab and of Insights that somebody kept, for themselves or for all who may read the logs. */
export const logViews = pgTable(
  'log_views',
  {
    id: text('id').primaryKey(),
    environment: text('environment').notNull(),
    /** `tail` or `insights`. */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    owner: text('owner').notNull(),
    /** `mine` or `shared`. */
    reach: text('reach').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('log_views_of').on(table.environment, table.kind)],
);

/** Insights queries that were started here: their results are handed to nobody else, and their cost is counted. */
export const insightsRuns = pgTable(
  'insights_runs',
  {
    id: text('id').primaryKey(),
    environment: text('environment').notNull(),
    by: text('by').notNull(),
    name: text('name'),
    query: text('query').notNull(),
    groups: jsonb('groups').$type<readonly string[]>().notNull(),
    from: at('from').notNull(),
    to: at('to').notNull(),
    startedAt: at('started_at').notNull(),
    state: text('state').notNull(),
    scanned: bigint('scanned', { mode: 'number' }).notNull(),
  },
  (table) => [index('insights_runs_of').on(table.environment, table.startedAt)],
);
