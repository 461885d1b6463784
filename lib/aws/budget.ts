import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedPurpose } from '#lib/domain/budget/purpose.ts';
import { quotaOf } from '#lib/domain/budget/quotas.ts';
import { type Clock, type Instant, instant, seconds } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { isThrottle } from './errors.ts';
import { currentPurpose } from './purpose.ts';
import { empty, fullBucket, type TokenBucket, take } from './token-bucket.ts';

/** Where a call counts: quotas are per account, region and API. */
export type CallScope = { readonly account: string; readonly region: string; readonly api: string };

/** Calls of one minute, as `api_calls` keeps them. */
export type CallCount = CallScope & {
  readonly minute: Instant;
  readonly purpose: RecordedPurpose;
  readonly calls: number;
  readonly throttles: number;
  readonly failures: number;
  readonly cacheHits: number;
  readonly costUsd: number;
};

/** Holds this process to its share of each quota, and counts what it asks. */
export type Budget = {
  /** Waits for its turn, calls, counts. @throws BudgetExhausted when the turn is too far away. */
  readonly call: <T>(scope: CallScope, usd: number, run: () => Promise<T>) => Promise<T>;
  /** An answer that needed no call. */
  readonly hit: (scope: CallScope) => void;
  /** Calls a second that this process may make. */
  readonly rate: (scope: CallScope) => number;
  /** Counts since the last drain. */
  readonly drain: () => readonly CallCount[];
};

/** Seconds of quota that may be used at once after a quiet time. */
const BURST_SECONDS = 2;
const LONGEST_WAIT = seconds(15);
const PAUSE_AFTER_THROTTLE = seconds(2);

/** The wait for a token would outlast the caller's patience. */
export class BudgetExhausted extends Error {
  constructor(api: string) {
    super(`${api}: this process has used its share of the quota`);
    this.name = 'BudgetExhausted';
  }
}

/** @param wait how a call waits for its turn; tests do not. */
export function createBudget(clock: Clock, wait: (time: Millis) => Promise<unknown> = sleep): Budget {
  const buckets = new Map<string, TokenBucket>();
  const counts = new Map<string, CallCount>();

  /** The rest belongs to deploys, consoles and the team's own tools. */
  const rate = ({ api, region }: CallScope) => {
    const { perSecond, share } = quotaOf(api, region);
    return perSecond * share;
  };
  const keyOf = ({ account, region, api }: CallScope) =>
    `${account} ${region} ${quotaOf(api, region).bucket}`;
  const bucketOf = (scope: CallScope) =>
    buckets.get(keyOf(scope)) ?? fullBucket(rate(scope), Math.max(1, rate(scope) * BURST_SECONDS), clock());

  function count(scope: CallScope, more: Partial<CallCount>): void {
    const now = clock();
    const minute = instant(now - (now % 60_000));
    const purpose = currentPurpose();
    const key = `${minute} ${purpose} ${scope.account} ${scope.region} ${scope.api}`;
    const before = counts.get(key) ?? { ...NOTHING, ...scope, minute, purpose };
    counts.set(key, {
      ...before,
      calls: before.calls + (more.calls ?? 0),
      throttles: before.throttles + (more.throttles ?? 0),
      failures: before.failures + (more.failures ?? 0),
      cacheHits: before.cacheHits + (more.cacheHits ?? 0),
      costUsd: before.costUsd + (more.costUsd ?? 0),
    });
  }

  return {
    rate,
    hit: (scope) => count(scope, { cacheHits: 1 }),
    async call(scope, usd, run) {
      const taken = take(bucketOf(scope), clock());
      if (taken.wait > LONGEST_WAIT) throw new BudgetExhausted(scope.api);
      buckets.set(keyOf(scope), taken.bucket);
      if (taken.wait > 0) await wait(taken.wait);
      count(scope, { calls: 1, costUsd: usd });
      try {
        return await run();
      } catch (error) {
        const throttled = isThrottle(error);
        count(scope, throttled ? { throttles: 1 } : { failures: 1 });
        if (throttled) buckets.set(keyOf(scope), empty(bucketOf(scope), clock(), PAUSE_AFTER_THROTTLE));
        throw error;
      }
    },
    drain() {
      const drained = [...counts.values()];
      counts.clear();
      return drained;
    },
  };
}

const NOTHING = { calls: 0, throttles: 0, failures: 0, cacheHits: 0, costUsd: 0 };
