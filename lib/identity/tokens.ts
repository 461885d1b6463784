import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { narrowed } from '#lib/domain/access/narrowed.ts';
import type { Db } from '#lib/store/db.ts';
import { noteTokenUse, tokenInForce } from '#lib/store/tokens.ts';
import { grantsOf } from './grants.ts';
import { isWorkloadToken, workloadCaller } from './workload.ts';

/**
 * Who a bearer token speaks for: the owner of an API token, by the groups that the owner has now and no further than
 * the token goes; or the job of a pipeline, by the claims of its OIDC token. @returns undefined when it counts for nobody.
 */
export async function callerByToken(
  db: Db,
  config: PortalConfig,
  token: string,
): Promise<Caller | undefined> {
  if (isWorkloadToken(token)) return workloadCaller(config, token);
  const row = await tokenInForce(db, token);
  if (!row) return undefined;
  await noteTokenUse(db, row);
  const { id, name, email, groups } = row.user;
  const grants = narrowed(grantsOf(config, groups), row.on);
  const about = { id, name, ...(email ? { email } : {}) };
  return { ...about, grants, via: 'token', scopes: row.scopes, tokenId: row.id };
}

/** `Authorization: Bearer …`. */
export const bearerOf = (headers: Headers): string | undefined =>
  /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
