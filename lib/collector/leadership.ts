import { seconds } from '#lib/domain/time.ts';
import type { Db, Tx } from '#lib/store/db.ts';
import { acquireLease, holdsLease, type Lease, releaseLease, renewLease } from '#lib/store/leases.ts';

/** Which accounts this process reads: of several collectors, one is active an account. */
export type Leadership = {
  readonly leads: (account: string) => boolean;
  /** Tries to get and to keep the lease of each account; calls back what changed. */
  readonly campaign: (accounts: readonly string[]) => Promise<void>;
  /** Writes under the lease. @throws LostLease when another collector has taken over. */
  readonly write: (account: string, work: (tx: Tx) => Promise<void>) => Promise<void>;
  readonly resign: () => Promise<void>;
};

const TTL = seconds(15);

export class LostLease extends Error {
  constructor(account: string) {
    super(`another collector reads account ${account} now`);
    this.name = 'LostLease';
  }
}

export function leadership(db: Db, holder: string): Leadership {
  const held = new Map<string, Lease>();

  async function campaignFor(account: string): Promise<void> {
    const lease = held.get(account);
    if (lease && (await renewLease(db, lease, TTL))) return;
    held.delete(account);
    const won = await acquireLease(db, `collector/${account}`, holder, TTL);
    if (won) held.set(account, won);
  }

  return {
    leads: (account) => held.has(account),
    async campaign(accounts) {
      for (const account of accounts) await campaignFor(account);
    },
    async write(account, work) {
      const lease = held.get(account);
      if (!lease) throw new LostLease(account);
      await db.transaction(async (tx) => {
        if (!(await holdsLease(tx, lease))) throw new LostLease(account);
        await work(tx);
      });
    },
    async resign() {
      for (const lease of held.values()) await releaseLease(db, lease);
      held.clear();
    },
  };
}
