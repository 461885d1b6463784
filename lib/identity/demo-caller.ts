import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { demoAccount, demoEmail } from './demo-accounts.ts';
import { grantsOf } from './grants.ts';

/**
 * A demo account as caller, for the command line and the demo's own requests. The entry point must have checked
 * `env.demoSignIn`. @throws Error naming the account when there is none.
 */
export function demoCaller(config: PortalConfig, name: string): Caller {
  const account = demoAccount(name);
  if (!account) throw new Error(`no demo account ${JSON.stringify(name)}`);
  return {
    id: account.id,
    name: account.name,
    email: demoEmail(account),
    grants: grantsOf(config, account.groups),
    via: 'session',
  };
}
