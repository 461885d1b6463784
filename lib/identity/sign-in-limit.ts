import { isIPv6 } from 'node:net';

/** So many at once, and one more each so many milliseconds. */
export type Pace = { readonly atOnce: number; readonly oneMoreEachMs: number };
/** One account is one person, who signs in now and then. */
export const ACCOUNT_PACE: Pace = { atOnce: 10, oneMoreEachMs: 2_000 };
/** One address may be a whole office at nine in the morning; there is no password to guess behind it. */
export const ADDRESS_PACE: Pace = { atOnce: 60, oneMoreEachMs: 1_000 };
/** More than this many are forgotten, the oldest first: addresses are anybody's to make up, memory is not. */
const MOST_KEPT = 20_000;

export type SignInLimit = {
  /** @returns undefined when it may be tried, else after how many seconds */
  readonly take: (key: string, pace: Pace) => number | undefined;
};

/**
 * A bucket for each key, kept by this process alone: it is there to spare the database and the provider, and must not need
 * either.
 */
export function signInLimit(now: () => number): SignInLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key, { atOnce, oneMoreEachMs }) {
      const at = now();
      const before = buckets.get(key) ?? { left: atOnce, at };
      const left = Math.min(atOnce, before.left + (at - before.at) / oneMoreEachMs);
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > MOST_KEPT) buckets.delete(buckets.keys().next().value ?? key);
      return left >= 1 ? undefined : Math.ceil(((1 - left) * oneMoreEachMs) / 1_000);
    },
  };
}

/** Whoever has an IPv6 address has a whole network of them: 64 bits are one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((each) => Number.parseInt(each, 16).toString(16))
    .join(':');
}
