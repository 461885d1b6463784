import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { NotAllowed } from '#lib/domain/access/operation.ts';
import { type Anchor, MOST_ANCHORS } from '#lib/domain/audit/anchor.ts';
import { latestAnchors } from '#lib/store/audit-anchors.ts';
import { defineQuery } from './define.ts';

/** Anchors of the audit, newest first: about all environments, so that it needs the right on every one. */
export const auditAnchors = defineQuery({
  name: 'audit-anchors',
  action: 'audit:read',
  on: () => PORTAL,
  async run({ db, config }, caller, { limit }: { readonly limit: number }): Promise<readonly Anchor[]> {
    for (const key of config.current().environments.keys()) {
      const decision = can(caller, 'audit:read', onEnvironment(key));
      if (!decision.allowed) throw new NotAllowed(decision.reason);
    }
    return latestAnchors(db, Math.min(limit, MOST_ANCHORS));
  },
});
