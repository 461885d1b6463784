import { PORTAL } from '#lib/domain/access/action.ts';
import type { DiscoverAnswer, DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { defineQuery } from './define.ts';

/**
 * What may be seen of an account and region that `portal.yaml` need not name, with a role that the caller names: a part of
 * it, and where it goes on. The collector acts as that role, so it stands in the audit who asked for it.
 */
export const discover = defineQuery<DiscoverAsk, Reading<DiscoverAnswer>>({
  name: 'discover',
  action: 'systems:discover',
  on: () => PORTAL,
  async run({ db, clock, collector }, caller, ask) {
    if (ask.after === undefined)
      await appendAudit(db, {
        at: clock(),
        actor: caller.id,
        via: caller.via,
        action: 'systems.discover',
        target: 'portal',
        outcome: 'done',
        details: { account: ask.account, region: ask.region, role: ask.role },
      });
    return collector.read('discover', ask);
  },
});
