import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ForgePost } from '#lib/domain/forge/post.ts';
import type { Pull } from '#lib/domain/forge/pull.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { at } from './columns.ts';

/** What a forge has told us, by its own id of the delivery: told again it is passed over. */
export const forgeEvents = pgTable(
  'forge_events',
  {
    /** `github:<delivery>`. */
    id: text('id').primaryKey(),
    event: text('event').notNull(),
    repository: text('repository'),
    receivedAt: at('received_at').notNull(),
  },
  (table) => [index('forge_events_received').on(table.receivedAt)],
);

export const forgePulls = pgTable(
  'forge_pulls',
  {
    /** Name below `repositories` in `portal.yaml`. */
    repository: text('repository').notNull(),
    number: integer('number').notNull(),
    value: jsonb('value').$type<Pull>().notNull(),
    /** Its head, what it was merged as, and whatever the forge said that it holds when it was asked. */
    commits: text('commits').array().notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.repository, table.number] }),
    index('forge_pulls_commits').using('gin', table.commits),
  ],
);

/** What is to stand at a forge, and what does. A sender holds a row until `held_until`, by the database's clock. */
export const forgePosts = pgTable(
  'forge_posts',
  {
    id: text('id').primaryKey(),
    repository: text('repository').notNull(),
    wanted: jsonb('wanted').$type<ForgePost>().notNull(),
    /** Null: nothing was sent yet. */
    sentDigest: text('sent_digest'),
    wantedDigest: text('wanted_digest').notNull(),
    /** The forge's own id of it, once there is one. */
    remote: text('remote'),
    state: text('state').$type<'waiting' | 'sent' | 'failed'>().notNull(),
    tries: integer('tries').notNull(),
    /** Counts up with every claim: whoever holds an older one settles nothing. */
    fence: integer('fence').notNull(),
    nextAt: at('next_at').notNull(),
    heldUntil: at('held_until'),
    sentAt: at('sent_at'),
    failure: jsonb('failure').$type<Reason>(),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [
    index('forge_posts_waiting').on(table.repository, table.nextAt).where(sql`state = 'waiting'`),
    index('forge_posts_changed').on(table.changedAt),
  ],
);

/** Which state of a request its posts were last made of. */
export const forgeSeen = pgTable('forge_seen', {
  deploymentId: text('deployment_id').primaryKey(),
  seen: text('seen').notNull(),
  at: at('at').notNull(),
});

/** Somebody at a forge has a commit's checks run again: what stands is said again, since the forge shows them as queued. */
export const forgeAgain = pgTable(
  'forge_again',
  {
    repository: text('repository').notNull(),
    commit: text('commit').notNull(),
    wantedAt: at('wanted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.repository, table.commit] })],
);

/** A forge says that there is something new: the runner, who alone runs git, asks the repository at its next look. */
export const repositoryWishes = pgTable('repository_wishes', {
  repository: text('repository').primaryKey(),
  wantedAt: at('wanted_at').notNull(),
});
