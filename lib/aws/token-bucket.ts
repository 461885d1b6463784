import { elapsed, type Instant } from '#lib/domain/time.ts';
import { type Millis, millis } from '#lib/domain/units.ts';

/** Calls allowed over time. `tokens` below zero are calls already promised to somebody who waits. */
export type TokenBucket = {
  readonly perSecond: number;
  readonly burst: number;
  readonly tokens: number;
  readonly at: Instant;
};

export const fullBucket = (perSecond: number, burst: number, at: Instant): TokenBucket => ({
  perSecond,
  burst,
  tokens: burst,
  at,
});

/** Takes one token, if need be one of the future. @returns how long to wait before it may be used. */
export function take(bucket: TokenBucket, now: Instant): { bucket: TokenBucket; wait: Millis } {
  const refilled = refill(bucket, now);
  const tokens = refilled.tokens - 1;
  return {
    bucket: { ...refilled, tokens },
    wait: millis(tokens >= 0 ? 0 : (-tokens / bucket.perSecond) * 1_000),
  };
}

/** After AWS said "too many": nobody calls for `pause`. */
export function empty(bucket: TokenBucket, now: Instant, pause: Millis): TokenBucket {
  const refilled = refill(bucket, now);
  return { ...refilled, tokens: Math.min(refilled.tokens, (-pause / 1_000) * bucket.perSecond) };
}

function refill(bucket: TokenBucket, now: Instant): TokenBucket {
  const gained = (elapsed(bucket.at, now) / 1_000) * bucket.perSecond;
  return { ...bucket, tokens: Math.min(bucket.burst, bucket.tokens + gained), at: now };
}
