import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { OutsideKind, Unnamed } from '#lib/domain/outside/change.ts';
import { at } from './columns.ts';

/** Changes that no run of the portal explains: found by the collector, or told by somebody's own pipeline. */
export const outsideChanges = pgTable(
  'outside_changes',
  {
    environment: text('environment').$type<EnvironmentKey>().notNull(),
    kind: text('kind').$type<OutsideKind>().notNull(),
    thing: text('thing').notNull(),
    at: at('at').notNull(),
    foundAt: at('found_at').notNull(),
    resource: text('resource'),
    who: text('who'),
    event: text('event'),
    unnamed: text('unnamed').$type<Unnamed>(),
    commit: text('commit'),
    link: text('link'),
  },
  (table) => [
    primaryKey({ columns: [table.environment, table.kind, table.thing, table.at] }),
    index('outside_changes_newest').on(table.environment, table.at),
  ],
);
