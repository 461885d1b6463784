import { bigint, bigserial, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** Signatures of passkeys in the order a runner first saw them: two of one count are by two copies of a key. */
export const passkeyUses = pgTable(
  'passkey_uses',
  {
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    /** Credential id, base64url. */
    credential: text('credential').notNull(),
    /** SHA-256 of the signature, base64url. */
    signature: text('signature').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.credential, table.signature] })],
);

/** A passkey on its way from a browser to the command line that asked for it. */
export const keyEnrollments = pgTable(
  'key_enrollments',
  {
    /** SHA-256 of the code in the address, hex. */
    code: text('code').primaryKey(),
    /** Account that may answer. */
    account: text('account').notNull(),
    challenge: text('challenge').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** What the browser answered, once. */
    made: jsonb('made').$type<{ readonly credential: string; readonly publicKey: string }>(),
  },
  (table) => [index('key_enrollments_expires').on(table.expiresAt)],
);
