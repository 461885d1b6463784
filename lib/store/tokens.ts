import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Action } from '#lib/domain/access/action.ts';
import type { ApiToken } from '#lib/domain/access/token.ts';
import type { Instant } from '#lib/domain/time.ts';
import { appendAudit } from './audit.ts';
import type { Db } from './db.ts';
import { tokens, users } from './schema/identity.ts';

/** What a token's row keeps of it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export type NewToken = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly Action[];
  readonly on: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

/** Makes a token. @returns its text, which is shown once: only its hash is kept. */
export async function createToken(db: Db, about: NewToken): Promise<string> {
  const token = `ygr_${randomBytes(32).toString('base64url')}`;
  await db.insert(tokens).values({ ...about, hash: tokenHash(token) });
  return token;
}

/** The owner and reach of a token that counts. @returns undefined when it is unknown, expired or revoked. */
export async function tokenInForce(db: Db, token: string) {
  const [row] = await db
    .select({
      user: users,
      scopes: tokens.scopes,
      on: tokens.on,
      id: tokens.id,
      lastUsedAt: tokens.lastUsedAt,
    })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(
      and(eq(tokens.hash, tokenHash(token)), isNull(tokens.revokedAt), gt(tokens.expiresAt, sql`now()`)),
    );
  return row;
}

const HOUR_MS = 3_600_000;

/**
 * Notes that a token was used, to the minute: a script that asks each second is no reason to write each second. The
 * audit gets a row for each hour in which it is used.
 */
export async function noteTokenUse(
  db: Db,
  { id, lastUsedAt, user }: NonNullable<Awaited<ReturnType<typeof tokenInForce>>>,
): Promise<void> {
  const [used] = await db
    .update(tokens)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(tokens.id, id),
        or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, sql`now() - interval '1 minute'`)),
      ),
    )
    .returning({ at: tokens.lastUsedAt, name: tokens.name });
  if (!used?.at || hourOf(used.at) === hourOf(lastUsedAt ?? 0)) return;
  await appendAudit(db, {
    ...{ at: used.at, actor: user.id, via: 'token', action: 'token.used', target: 'portal', outcome: 'done' },
    details: { token: id, name: used.name },
  });
}

const hourOf = (at: number): number => Math.floor(at / HOUR_MS);

/** Tokens of one person, or of all, newest first. */
export async function tokensOf(db: Db, owner: string | 'all'): Promise<readonly ApiToken[]> {
  const rows = await db
    .select({ token: tokens, name: users.name })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(owner === 'all' ? undefined : eq(tokens.userId, owner))
    .orderBy(desc(tokens.createdAt), tokens.id);
  return rows.map(({ token, name }) => ({
    id: token.id,
    name: token.name,
    owner: { id: token.userId, name },
    scopes: token.scopes,
    on: token.on,
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    ...(token.lastUsedAt === null ? {} : { lastUsedAt: token.lastUsedAt }),
    ...(token.revokedAt === null ? {} : { revokedAt: token.revokedAt }),
  }));
}

/** @returns the token's name and owner as it was revoked now; undefined when it is unknown or was revoked before. */
export async function revokeToken(
  db: Db,
  id: string,
  owner: string | 'any',
): Promise<{ readonly name: string; readonly userId: string } | undefined> {
  const [row] = await db
    .update(tokens)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(tokens.id, id),
        isNull(tokens.revokedAt),
        owner === 'any' ? undefined : eq(tokens.userId, owner),
      ),
    )
    .returning({ name: tokens.name, userId: tokens.userId });
  return row;
}
