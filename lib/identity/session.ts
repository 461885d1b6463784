import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Db } from '#lib/store/db.ts';
import type { Auth } from './auth.ts';
import { isDemoAccount } from './demo-accounts.ts';
import { grantsOf } from './grants.ts';
import { bearerOf, callerByToken } from './tokens.ts';

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
  const demo = auth.options.plugins.some((each) => each.id === 'demo-sign-in');
  const known = (caller: Caller | undefined) =>
    caller && (demo || !isDemoAccount(caller.id)) ? caller : undefined;
  if (bearer) return known(await callerByToken(db, config, bearer));
  const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } });
  if (!found) return undefined;
  const { id, name, email } = found.user;
  return known({ id, name, email, grants: grantsOf(config, groupsIn(found.user)), via: 'session' });
}

const groupsIn = (user: { readonly groups?: unknown }): readonly string[] =>
  Array.isArray(user.groups) ? user.groups.filter((each) => typeof each === 'string') : [];
