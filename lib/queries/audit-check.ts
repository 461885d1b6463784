import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { NotAllowed } from '#lib/domain/access/operation.ts';
import { MOST_ANCHORS } from '#lib/domain/audit/anchor.ts';
import { CHAIN_START, type ChainBreak, verifyChain } from '#lib/domain/audit/chain.ts';
import type { Instant } from '#lib/domain/time.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { type Anchored, anchoredUpTo } from './anchored.ts';
import { defineQuery } from './define.ts';

/** The whole chain, from its start to entry `to`, as it was checked at `at`. */
export type ChainCheck = {
  readonly to: number;
  readonly at: Instant;
  readonly broken?: ChainBreak;
  readonly anchored?: NonNullable<Anchored['anchored']>;
};

const BATCH = 1_000;

/** Hashes every entry again. Its answer is about all environments, so it needs the right on every one. */
export const auditCheck = defineQuery({
  name: 'audit-check',
  action: 'audit:read',
  on: () => PORTAL,
  async run({ db, config, clock }, caller, _: Record<never, never>): Promise<ChainCheck> {
    for (const key of config.current().environments.keys()) {
      const decision = can(caller, 'audit:read', onEnvironment(key));
      if (!decision.allowed) throw new NotAllowed(decision.reason);
    }
    let from = { seq: 0, hash: CHAIN_START };
    for (;;) {
      const batch = await auditAfter(db, from.seq, BATCH);
      const broken = verifyChain(batch, from);
      if (broken) return { to: broken.seq, at: clock(), broken };
      const last = batch.at(-1);
      if (last) from = { seq: last.seq, hash: last.hash };
      if (batch.length < BATCH) break;
    }
    const against = await anchoredUpTo(db, config.current(), MOST_ANCHORS);
    return { to: from.seq, at: clock(), ...against };
  },
});
