import { type LookupAddress, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { isPublicAddress } from '#lib/config/public-address.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';

/** How names become addresses; a test has its own. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveByDns: Resolve = (host) => promisify(lookup)(host, { all: true });

/** Where a receiver is: the name that its certificate must carry, and the one address that is connected to. */
export type Target = {
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly family: number;
  /** Named in `allow`: may be private, and may be told without TLS. */
  readonly allowed: boolean;
};

/**
 * Resolves a host once. Whoever is connected to is exactly the address that was looked at, so that a name cannot be turned to this
 * machine or its network in between.
 * Refusals: `not-found`, `private-address`.
 */
export async function targetOf(
  hostname: string,
  port: number,
  allow: readonly string[],
  resolve: Resolve,
): Promise<Result<Target, Reason>> {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const allowed = allow.some((each) => each === hostname || each === `${hostname}:${port}`);
  const addresses = await addressesOf(host, resolve);
  const [first] = addresses;
  if (!first) return err(reason('not-found', { host }));
  const stranger = addresses.find(({ address }) => !isPublicAddress(address));
  if (stranger && !allowed) return err(reason('private-address', { host, address: stranger.address }));
  return ok({ host, port, address: first.address, family: first.family, allowed });
}

async function addressesOf(host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return resolve(host).catch(() => []);
}
