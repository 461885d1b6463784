import { BlockList, isIP, isIPv6 } from 'node:net';

/** Addresses whose `X-Forwarded-For` is believed. */
export type TrustedProxies = Pick<BlockList, 'check'>;

/** @param list addresses and CIDR ranges. @throws Error naming the entry that is neither */
export function trustedProxies(list: readonly string[]): TrustedProxies {
  const trusted = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (!isIP(address) || !/^\d{1,3}$/.test(bits ?? '0') || prefix > most)
      throw new Error(`${JSON.stringify(entry)} is neither an address nor a range such as 10.0.0.0/8`);
    trusted.addSubnet(address, prefix, family);
  }
  return trusted;
}

/**
 * Where a request comes from: the peer of the connection, and behind a trusted proxy what that proxy added to
 * `X-Forwarded-For`, read from its end. What stands further left was written by whoever sent it, so it counts for nothing.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = plain(peer ?? '');
  const said = (forwardedFor ?? '').split(',').reverse();
  for (const each of said) {
    if (!isIP(address) || !trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) break;
    const before = plain(each);
    if (!isIP(before)) break;
    address = before;
  }
  return address || 'unknown';
}

/** Without port, brackets and zone; an IPv4 address that came by an IPv6 socket as itself. */
function plain(said: string): string {
  const text = said.trim();
  const bare = text.startsWith('[')
    ? text.slice(1, text.indexOf(']'))
    : text.split(':').length === 2
      ? (text.split(':')[0] ?? '')
      : text;
  const unzoned = bare.split('%')[0] ?? '';
  const mapped = unzoned.toLowerCase().startsWith('::ffff:') ? unzoned.slice('::ffff:'.length) : '';
  return isIP(mapped) === 4 ? mapped : unzoned;
}
