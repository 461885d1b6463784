import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { DeliveryState } from '#lib/domain/notify/delivery.ts';
import type { Happening } from '#lib/domain/notify/happening.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { at } from './columns.ts';

/** What happened, written in the transaction of its cause; the collector decides who is told. */
export const happenings = pgTable(
  'happenings',
  {
    id: text('id').primaryKey(),
    subject: text('subject').notNull(),
    state: text('state').$type<Happening['state']>().notNull(),
    environment: text('environment'),
    at: at('at').notNull(),
    value: jsonb('value').$type<Happening>().notNull(),
    /** Null: nobody has decided yet who is told. */
    routedAt: at('routed_at'),
    acknowledgedBy: text('acknowledged_by'),
    acknowledgedAt: at('acknowledged_at'),
  },
  (table) => [
    index('happenings_subject').on(table.subject, table.at),
    index('happenings_at').on(table.at),
    index('happenings_unrouted').on(table.at).where(sql`routed_at is null`),
  ],
);

/** One message to one receiver. A sender holds it until `held_until`, by the database's clock. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    happeningId: text('happening_id')
      .notNull()
      .references(() => happenings.id, { onDelete: 'cascade' }),
    receiver: text('receiver').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    tries: integer('tries').notNull(),
    nextAt: at('next_at').notNull(),
    heldUntil: at('held_until'),
    sentAt: at('sent_at'),
    failure: jsonb('failure').$type<Reason>(),
  },
  (table) => [
    index('deliveries_waiting').on(table.receiver, table.nextAt).where(sql`state = 'waiting'`),
    index('deliveries_happening').on(table.happeningId),
  ],
);

/** Places of which nothing is told for a while. */
export const mutes = pgTable('mutes', {
  id: text('id').primaryKey(),
  on: text('on').notNull(),
  until: at('until').notNull(),
  by: text('by').notNull(),
  why: text('why').notNull(),
  createdAt: at('created_at').notNull(),
});
