import { PORTAL } from '#lib/domain/access/action.ts';
import type { AccountsAsk, OrganizationAccount } from '#lib/domain/discovery/accounts.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { defineQuery } from './define.ts';

/** Accounts of an organization, with a role that the caller names; it stands in the audit who asked for it. */
export const organizationAccounts = defineQuery<AccountsAsk, Reading<readonly OrganizationAccount[]>>({
  name: 'organization-accounts',
  action: 'systems:discover',
  on: () => PORTAL,
  async run({ db, clock, collector }, caller, ask) {
    await appendAudit(db, {
      at: clock(),
      actor: caller.id,
      via: caller.via,
      action: 'systems.discover',
      target: 'portal',
      outcome: 'done',
      details: { role: ask.role },
    });
    return collector.read('accounts', ask);
  },
});
