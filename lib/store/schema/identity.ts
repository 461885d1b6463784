import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Action } from '#lib/domain/access/action.ts';
import { at, dateAt } from './columns.ts';

/** better-auth's four tables; roles are ours and come from `groups`. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** Groups as the identity provider last named them. */
  groups: jsonb('groups').$type<readonly string[]>().notNull().default([]),
  createdAt: dateAt('created_at').notNull().defaultNow(),
  updatedAt: dateAt('updated_at').notNull().defaultNow(),
});

export const sessions = pgTable('sessions', {
  id: text('id').primaryKey(),
  token: text('token').notNull().unique(),
  userId: text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: dateAt('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: dateAt('created_at').notNull().defaultNow(),
  updatedAt: dateAt('updated_at').notNull().defaultNow(),
});

export const accounts = pgTable('accounts', {
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
});

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
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  revokedAt: at('revoked_at'),
  lastUsedAt: at('last_used_at'),
});
