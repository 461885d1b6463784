import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { at } from './columns.ts';

/** States that pipelines have pushed, masked before they left them; the collector takes them from here. */
export const pushedStates = pgTable(
  'pushed_states',
  {
    environment: text('environment').$type<EnvironmentKey>().notNull(),
    /** As `watch.pushed` names it. */
    name: text('name').notNull(),
    pushedAt: at('pushed_at').notNull(),
    /** Account of whoever pushed. */
    who: text('who').notNull(),
    /** Name of the API token, where one was used. */
    token: text('token'),
    terraformVersion: text('terraform_version').notNull(),
    /** SHA-256 of the value. */
    digest: text('digest').notNull(),
    value: jsonb('value').$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.environment, table.name] })],
);
