import type { PortalConfig } from '#lib/config/portal-config.ts';
import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { grantsOf } from '#lib/identity/grants.ts';
import { groupsOfAccount } from '#lib/store/accounts.ts';
import type { Db } from '#lib/store/db.ts';

/**
 * Whether an account still has a right, by `portal.yaml` of now and the groups that sign-in last wrote. It only ever
 * takes an approval away: web writes the groups, so that nothing is believed because of them.
 */
export async function mayStill(
  db: Db,
  config: PortalConfig,
  account: string,
  action: Action,
  environment: EnvironmentKey,
): Promise<boolean> {
  const groups = await groupsOfAccount(db, account);
  if (!groups) return false;
  const caller = {
    id: account,
    name: account,
    email: '',
    grants: grantsOf(config, groups),
    via: 'system',
  } as const;
  return can(caller, action, onEnvironment(environment)).allowed;
}
