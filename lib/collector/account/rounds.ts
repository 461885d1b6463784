import type { AwsClients } from '#lib/aws/clients.ts';
import { elapsed, type Instant, seconds } from '#lib/domain/time.ts';
import { type Millis, millis } from '#lib/domain/units.ts';

/** What was read at once for all who look at an account and region through the same role, and when that began. */
export type Round<T> = { readonly at: Instant; readonly value: T };

type Open<T> = { readonly at: Instant; readonly read: Promise<T>; readonly takers: Set<string> };

/** Who wants what, as one of those who share a place. */
export type Asking<T> = {
  readonly who: string;
  readonly now: Instant;
  /** Reads for all of them. */
  readonly read: () => Promise<T>;
  /** Whether a round holds what this one needs; without it any does. */
  readonly fits?: (value: T) => boolean;
};

export type Rounds<T> = {
  /** The newest round, or the next one. Each takes a round once: whoever comes back wants something newer. */
  readonly take: (aws: AwsClients, asking: Asking<T>) => Promise<Round<T>>;
};

/** Of what is asked on a place's beat: environments of a place come this near to one another. */
export const TOGETHER = seconds(10);

/**
 * Rounds of one question; a round is older than `oldest` for nobody. What nobody asks for any more is forgotten with
 * its clients.
 */
export function rounds<T>(oldest: Millis): Rounds<T> {
  const places = new WeakMap<AwsClients, Open<T>>();

  async function take(aws: AwsClients, asking: Asking<T>): Promise<Round<T>> {
    const { who, now, fits } = asking;
    const open = places.get(aws);
    if (!open || open.takers.has(who) || elapsed(open.at, now) >= oldest) return begin(aws, asking);
    open.takers.add(who);
    const value = await open.read;
    if (!fits || fits(value)) return { at: open.at, value };
    // Another whom it did not fit either may have begun the next meanwhile.
    return places.get(aws) === open ? begin(aws, asking) : take(aws, asking);
  }

  async function begin(aws: AwsClients, { who, now, read }: Asking<T>): Promise<Round<T>> {
    const open: Open<T> = { at: now, read: read(), takers: new Set([who]) };
    places.set(aws, open);
    return { at: now, value: await open.read };
  }

  return { take };
}

/**
 * Until the environments of an account and region ask together again: each place has a beat of its own, so that they
 * share rounds, and places do not ask all at once. Between half of `every` and one and a half of it.
 * @param at when the last look began
 */
export function untilBeat(
  { account, region }: { readonly account: string; readonly region: string },
  at: Instant,
  every: Millis,
): Millis {
  const phase = [...`${account} ${region}`].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % every,
    0,
  );
  const left = every - ((at - phase) % every);
  return millis(left < every / 2 ? left + every : left);
}
