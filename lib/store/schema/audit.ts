import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { at } from './columns.ts';

/** Append-only: no role but the owner may update or delete, and the chain shows it if somebody does. */
export const audit = pgTable(
  'audit',
  {
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
  },
  // What says that an approval or a request was given by a command: looked for before anything is applied.
  (table) => [index('audit_target').on(table.target, table.action, table.actor)],
);

/** The chain's newest entry of a moment, signed by a runner: a cut tail or a chain hashed anew is found by it. */
export const auditAnchors = pgTable('audit_anchors', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  hash: text('hash').notNull(),
  at: at('at').notNull(),
  /** Public key of the runner, base64. */
  key: text('key').notNull(),
  /** Ed25519 over `anchorText`, base64. */
  signature: text('signature').notNull(),
});
