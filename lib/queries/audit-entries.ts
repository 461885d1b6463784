import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { NotAllowed } from '#lib/domain/access/operation.ts';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { defineQuery } from './define.ts';

/**
 * Entries after a number, oldest first, at most `limit`: for export and for checking the chain, which has no gaps.
 * So it needs the right on every environment.
 */
export const auditEntries = defineQuery({
  name: 'audit-entries',
  action: 'audit:read',
  on: () => PORTAL,
  async run({ db, config }, caller, ask: { after: number; limit: number }): Promise<readonly AuditEntry[]> {
    for (const key of config.current().environments.keys()) {
      const decision = can(caller, 'audit:read', onEnvironment(key));
      if (!decision.allowed) throw new NotAllowed(decision.reason);
    }
    return auditAfter(db, ask.after, Math.min(ask.limit, 1_000));
  },
});
