import { minutes } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from '#lib/store/db.ts';
import { acquireLease, type Lease, releaseLease, renewLease } from '#lib/store/leases.ts';

/** The lease of an environment, renewed while it is held. */
export type Grip = {
  readonly fence: number;
  /** Aborted when somebody else has it, or may have had it for long: write nothing more. */
  readonly lost: AbortSignal;
  /**
   * Asked inside the transaction of a write: renews the lease there, so that nothing is ever written under one that
   * is somebody else's. One that ended while PostgreSQL was away, and that nobody took, is ours again.
   */
  readonly hold: (tx: Db) => Promise<boolean>;
  readonly release: () => Promise<void>;
};

export type GripRequest = {
  readonly environment: string;
  readonly holder: string;
  /** The run it is held for; a look at the state has none. */
  readonly runId?: string;
  readonly ttl: Millis;
};

/** A database that cannot be asked for this long: whatever goes on here, another runner has taken up. */
export const DATABASE_PATIENCE = minutes(10);

export const leaseName = (environment: string): string => `environment:${environment}`;

/** @returns undefined when somebody holds it. */
export async function gripEnvironment(db: Db, request: GripRequest): Promise<Grip | undefined> {
  const { environment, holder, runId, ttl } = request;
  const lease = await acquireLease(db, leaseName(environment), holder, ttl, runId);
  return lease && keep(db, lease, ttl);
}

function keep(db: Db, lease: Lease, ttl: Millis): Grip {
  const lost = new AbortController();
  let renewedAt = performance.now();
  let asking = false;
  // Silence is no loss: only the database knows whether somebody else took it, and every write asks it anew.
  const giveUpWhenForgotten = () => {
    if (performance.now() - renewedAt > DATABASE_PATIENCE)
      lost.abort(new Error('the database was away too long'));
  };
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    const askedAt = performance.now();
    renewLease(db, lease, ttl)
      .then((held) => {
        if (held) renewedAt = askedAt;
        else lost.abort(new Error('somebody else took the lease'));
      }, giveUpWhenForgotten)
      .finally(() => {
        asking = false;
      })
      .catch((error) => lost.abort(error));
  }, ttl / 4);
  return {
    fence: lease.fence,
    lost: lost.signal,
    hold: (tx) => renewLease(tx, lease, ttl),
    async release() {
      clearInterval(timer);
      await releaseLease(db, lease);
    },
  };
}
