import { BlockList, isIPv6 } from 'node:net';

const NOT_PUBLIC = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv4');
// Only 2000::/3 is routed; within it, the two that carry an IPv4 address are not looked into.
const ROUTED = new BlockList();
ROUTED.addSubnet('2000::', 3, 'ipv6');
const TUNNELS = new BlockList();
TUNNELS.addSubnet('2001::', 32, 'ipv6');
TUNNELS.addSubnet('2002::', 16, 'ipv6');

/** Whether an IP address belongs to the internet: not to this machine, its link, or a private network. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return ROUTED.check(address, 'ipv6') && !TUNNELS.check(address, 'ipv6');
  return !NOT_PUBLIC.check(address, 'ipv4');
}
