import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { at } from './columns.ts';

/** Append-only: no role but the owner may update or delete, and the chain shows it if somebody does. */
export const audit = pgTable('audit', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  at: at('at').notNull(),
  actor: text('actor').notNull(),
  via: text('via').$type<AuditEntry['via']>().notNull(),
  action: text('action').notNull(),
  target: text('target').notNull(),
  outcome: text('outcome').$type<AuditEntry['outcome']>().notNull(),
  details: jsonb('details').$type<AuditEntry['details']>().notNull(),
  previous: text('previous').notNull(),
  hash: text('hash').notNull().unique(),
});
