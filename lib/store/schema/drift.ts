import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import { at } from './columns.ts';

/** The newest drift check of each component, written by the runner: web and collector may not read a state. */
export const driftChecks = pgTable(
  'drift_checks',
  {
    environment: text('environment').notNull(),
    component: text('component').notNull(),
    /** When it was last tried, well or not: the next time follows from it. */
    triedAt: at('tried_at').notNull(),
    /** Null: no check has ended well yet. */
    checkedAt: at('checked_at'),
    commit: text('commit'),
    resources: jsonb('resources').$type<readonly DriftedResource[]>().notNull(),
    /** Why the newest try failed; null: it did not. */
    failure: text('failure'),
  },
  (table) => [primaryKey({ columns: [table.environment, table.component] })],
);
