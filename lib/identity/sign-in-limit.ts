import { isIPv6 } from 'node:net';

/** So many sign-ins at once, and one more each so many milliseconds; for each address and each account. */
const AT_ONCE = 10;
const ONE_MORE_EACH_MS = 2_000;
/** More than this many are forgotten, the oldest first: addresses are anybody's to make up, memory is not. */
const MOST_KEPT = 20_000;

export type SignInLimit = {
  /** @returns undefined when it may be tried, else after how many seconds */
  readonly take: (key: string) => number | undefined;
};

/**
 * A bucket for each key, kept by this process alone: it is there to spare the database and the provider, and must not need
 * either.
 */
export function signInLimit(now: () => number): SignInLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key) {
      const at = now();
      const before = buckets.get(key) ?? { left: AT_ONCE, at };
      const left = Math.min(AT_ONCE, before.left + (at - before.at) / ONE_MORE_EACH_MS);
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > MOST_KEPT) buckets.delete(buckets.keys().next().value ?? key);
      return left >= 1 ? undefined : Math.ceil(((1 - left) * ONE_MORE_EACH_MS) / 1_000);
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
