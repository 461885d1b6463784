import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Action } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { tokens, users } from '#lib/store/schema/identity.ts';
import { grantsOf } from './grants.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes a token; its text is shown once and only its hash is kept. */
export async function createToken(
  db: Db,
  about: {
    readonly id: string;
    readonly userId: string;
    readonly name: string;
    readonly scopes: readonly Action[];
    readonly createdAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<string> {
  const token = `ygr_${randomBytes(32).toString('base64url')}`;
  await db.insert(tokens).values({ ...about, hash: hashOf(token) });
  return token;
}

/** Who a token speaks for, by the groups its owner has now. @returns undefined when unknown, expired or revoked. */
export async function callerByToken(
  db: Db,
  config: PortalConfig,
  token: string,
): Promise<Caller | undefined> {
  const [row] = await db
    .select({ user: users, scopes: tokens.scopes, id: tokens.id })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(and(eq(tokens.hash, hashOf(token)), isNull(tokens.revokedAt), gt(tokens.expiresAt, sql`now()`)));
  if (!row) return undefined;
  await db.update(tokens).set({ lastUsedAt: sql`now()` }).where(eq(tokens.id, row.id));
  const { id, name, email, groups } = row.user;
  return { id, name, email, grants: grantsOf(config, groups), via: 'token', scopes: row.scopes };
}
