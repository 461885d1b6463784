import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { type AuditEntry, type ChainBreak, verifyChain } from '#lib/domain/audit/chain.ts';
import { parseEnvironmentKey } from '#lib/domain/environment.ts';
import { latestAudit } from '#lib/store/audit.ts';
import { defineQuery } from './define.ts';

const MOST = 200;

export type AuditPage = {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** The first break among the shown entries; the whole chain is checked by `audit verify`. */
  readonly broken?: ChainBreak;
};

/** The newest entries of what the caller may see, and whether all of the newest follow from the one before. */
export const auditPage = defineQuery({
  name: 'audit-page',
  action: 'audit:read',
  on: () => PORTAL,
  async run({ db }, caller, _: Record<never, never>): Promise<AuditPage> {
    const entries = await latestAudit(db, MOST);
    const oldestFirst = entries.toReversed();
    const [oldest] = oldestFirst;
    const broken = oldest && verifyChain(oldestFirst, { seq: oldest.seq - 1, hash: oldest.previous });
    const seen = entries.filter(({ target }) => {
      const place = parseEnvironmentKey(target);
      return !place || can(caller, 'audit:read', onEnvironment(`${place.system}/${place.name}`)).allowed;
    });
    return { entries: seen, ...(broken ? { broken } : {}) };
  },
});
