import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';
import { runs } from './deploy.ts';

/** Times at which nothing was applied anywhere: a person stopped the line, and perhaps started it again. */
export const lineStops = pgTable(
  'line_stops',
  {
    id: text('id').primaryKey(),
    why: text('why').notNull(),
    by: text('by').notNull(),
    at: at('at').notNull(),
    endedBy: text('ended_by'),
    endedAt: at('ended_at'),
    endedWhy: text('ended_why'),
  },
  (table) => [index('line_stops_at').on(table.at)],
);

/** Who has broken the glass for one plan of a run: two people, and it is applied though something holds it back. */
export const glassBreaks = pgTable(
  'glass_breaks',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    content: text('content').notNull(),
    by: text('by').notNull(),
    at: at('at').notNull(),
    why: text('why').notNull(),
  },
  (table) => [index('glass_breaks_run').on(table.runId)],
);
