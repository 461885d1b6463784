import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import type { Auth } from './auth.ts';
import { isDemoAccount } from './demo-accounts.ts';
import { grantsOf } from './grants.ts';
import { bearerOf, callerByToken } from './tokens.ts';

/** A session of this browser and whose it is. */
export type SessionOf = { readonly id: string; readonly userId: string };

/**
 * Who sends a request: `Authorization: Bearer` first, else the session cookie. @returns undefined when nobody.
 * Demo accounts that a database still knows are nobody once demo sign-in is off.
 */
export async function callerOfRequest(
  auth: Auth,
  db: Db,
  config: PortalConfig,
  headers: Headers,
): Promise<Caller | undefined> {
  const bearer = bearerOf(headers);
  const known = (caller: Caller | undefined) =>
    caller && (auth.signIn.demo || !isDemoAccount(caller.id)) ? caller : undefined;
  if (bearer) return known(await callerByToken(db, config, bearer));
  const found = await sessionIn(auth, headers);
  if (!found) return undefined;
  const { id, name, email } = found.user;
  const about = { id, name, ...(email ? { email } : {}) };
  const { authenticatedAt, createdAt } = found.session;
  const signedInAt = instant(new Date(authenticatedAt ?? createdAt).getTime());
  return known({ ...about, grants: grantsOf(config, groupsIn(found.user)), via: 'session', signedInAt });
}

/** The session of the cookie alone: a token has none. */
export async function sessionOfRequest(auth: Auth, headers: Headers): Promise<SessionOf | undefined> {
  const found = await sessionIn(auth, headers);
  return found ? { id: found.session.id, userId: found.session.userId } : undefined;
}

const sessionIn = (auth: Auth, headers: Headers) =>
  auth.api.getSession({ headers, query: { disableCookieCache: true } });

const groupsIn = (user: { readonly groups?: unknown }): readonly string[] =>
  Array.isArray(user.groups) ? user.groups.filter((each) => typeof each === 'string') : [];
