import type { Millis } from '#lib/domain/units.ts';
import type { Db } from '#lib/store/db.ts';
import { acquireLease, type Lease, releaseLease, renewLease } from '#lib/store/leases.ts';

/** The lease of an environment, renewed while it is held. */
export type Grip = {
  readonly fence: number;
  /** Aborted when somebody else may have it by now: write nothing more. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
};

export type GripRequest = {
  readonly environment: string;
  readonly holder: string;
  /** The run it is held for; a look at the state has none. */
  readonly runId?: string;
  readonly ttl: Millis;
};

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
  // A database that does not answer is borne until the lease would be over by our own watch.
  const giveUpWhenOver = () => {
    if (performance.now() - renewedAt > ttl * 0.8) lost.abort(new Error('the lease ran out'));
  };
  const timer = setInterval(() => {
    const askedAt = performance.now();
    renewLease(db, lease, ttl).then((held) => {
      if (held) renewedAt = askedAt;
      else lost.abort(new Error('somebody else took the lease'));
    }, giveUpWhenOver);
  }, ttl / 4);
  return {
    fence: lease.fence,
    lost: lost.signal,
    async release() {
      clearInterval(timer);
      await releaseLease(db, lease);
    },
  };
}
