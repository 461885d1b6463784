import { boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Action } from '#lib/domain/access/action.ts';
import { at, dateAt } from './columns.ts';

/** better-auth's four tables; roles are ours and come from `groups`. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** As the provider says it, and no key: two people may have one, and an address is given to somebody else one day. */
  email: text('email'),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** Groups as the identity provider last named them. */
  groups: jsonb('groups').$type<readonly string[]>().notNull().default([]),
  createdAt: dateAt('created_at').notNull().defaultNow(),
  updatedAt: dateAt('updated_at').notNull().defaultNow(),
});

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: dateAt('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** Which way in it was: `oidc`, `github`, `demo`. */
    provider: text('provider'),
    /** The ID token, which only tells the provider whom to sign out; sealed by the session secret. */
    signOutHint: text('sign_out_hint'),
    /** When its person proved to the provider who they are, where it says so: a provider may remember them for days. */
    authenticatedAt: dateAt('authenticated_at'),
    createdAt: dateAt('created_at').notNull().defaultNow(),
    updatedAt: dateAt('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** Who a provider's account is here: a person is `providerId` (the issuer) and `accountId` (its `sub`). */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: dateAt('access_token_expires_at'),
    refreshTokenExpiresAt: dateAt('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: dateAt('created_at').notNull().defaultNow(),
    updatedAt: dateAt('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('accounts_person').on(table.providerId, table.accountId)],
);

export const verifications = pgTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: dateAt('expires_at').notNull(),
  createdAt: dateAt('created_at').notNull().defaultNow(),
  updatedAt: dateAt('updated_at').notNull().defaultNow(),
});

/** API tokens: only the SHA-256 is kept. */
export const tokens = pgTable('tokens', {
  id: text('id').primaryKey(),
  hash: text('hash').notNull().unique(),
  userId: text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  scopes: jsonb('scopes').$type<readonly Action[]>().notNull(),
  /** `*`, `items/*` or `items/prod`. */
  on: jsonb('on').$type<readonly string[]>().notNull().default(['*']),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  revokedAt: at('revoked_at'),
  lastUsedAt: at('last_used_at'),
});

/**
 * `portal login` between its two halves: a terminal that asked, and the person who says yes in a browser. The terminal
 * holds the device code, of which only the SHA-256 is kept; the person sees the short user code.
 */
export const deviceLogins = pgTable('device_logins', {
  id: text('id').primaryKey(),
  deviceHash: text('device_hash').notNull().unique(),
  userCode: text('user_code').notNull().unique(),
  /** What the terminal calls its machine: its own word, shown as such. */
  machine: text('machine').notNull(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  decision: text('decision').$type<'confirmed' | 'refused'>(),
  userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
  /** Set when its token was handed out: once. */
  collectedAt: at('collected_at'),
});
