import { integer, jsonb, pgTable, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ReleaseArtifact } from '#lib/domain/deploy/release.ts';
import type { ReleaseWatch, WayBack } from '#lib/domain/deploy/release-watch.ts';
import { at } from './columns.ts';
import { runs } from './deploy.ts';

/** Runs that ended well and broke their environment soon after, as the collector judged; never taken away. */
export const runBreaks = pgTable('run_breaks', {
  runId: text('run_id')
    .primaryKey()
    .references(() => runs.id),
  environment: text('environment').notNull(),
  at: at('at').notNull(),
  verdict: text('verdict').$type<'failing' | 'degraded'>().notNull(),
  recoveredAt: at('recovered_at'),
  recoveredBy: integer('recovered_by'),
});

/** What a release is watched for once it is deployed, and what came of it: any runner goes on from here. */
export const releaseWatches = pgTable('release_watches', {
  runId: text('run_id')
    .primaryKey()
    .references(() => runs.id),
  watch: jsonb('watch').$type<ReleaseWatch>(),
  wayBack: jsonb('way_back').$type<WayBack>(),
});

/** What one commit built of one component; its bytes are `blobs`, encrypted as plans are. */
export const releases = pgTable(
  'releases',
  {
    number: serial('number').primaryKey(),
    system: text('system').notNull(),
    component: text('component').notNull(),
    repository: text('repository').notNull(),
    commit: text('commit').notNull(),
    recipe: text('recipe').notNull(),
    artifacts: jsonb('artifacts').$type<readonly ReleaseArtifact[]>().notNull(),
    builtAt: at('built_at').notNull(),
    builtBy: integer('built_by').notNull(),
  },
  (table) => [uniqueIndex('releases_built').on(table.system, table.component, table.commit, table.recipe)],
);
