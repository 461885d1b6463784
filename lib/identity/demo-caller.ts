import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { users } from '#lib/store/schema/identity.ts';
import { demoAccount, demoEmail } from './demo-accounts.ts';
import { grantsOf } from './grants.ts';

/**
 * A demo account as caller, for the command line and the demo's own requests: whoever starts those sits there `now`. The entry point must have checked
 * `env.demoSignIn`. @throws Error naming the account when there is none.
 */
export function demoCaller(config: PortalConfig, name: string, now: Instant): Caller {
  const account = demoAccount(name);
  if (!account) throw new Error(`no demo account ${JSON.stringify(name)}`);
  return {
    id: account.id,
    name: account.name,
    email: demoEmail(account),
    grants: grantsOf(config, account.groups),
    via: 'session',
    signedInAt: now,
  };
}

/** Writes a demo account as its sign-in does: an approval counts while the account's groups give the right. */
export async function rememberDemoAccount(db: Db, name: string): Promise<void> {
  const account = demoAccount(name);
  if (!account) return;
  const { id, groups } = account;
  await db
    .insert(users)
    .values({ id, name: account.name, email: demoEmail(account), emailVerified: true, groups: [...groups] })
    .onConflictDoNothing();
}
