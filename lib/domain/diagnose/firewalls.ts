import { contains } from './cidr.ts';
import type { GroupRule, NetworkAcl, NetworkFacts, SecurityGroup } from './network-facts.ts';

export const ANYWHERE = '0.0.0.0/0';
const HTTPS = 443;
/** What answers come back to. */
const EPHEMERAL = 1_024;

/** Where a packet goes, as a rule of a security group may name it. */
export type Peer = {
  readonly cidrs: readonly string[];
  readonly groups?: readonly string[];
  readonly prefixLists?: readonly string[];
};

/** Whether one of these groups lets TCP 443 out to the peer. Without a group nothing is judged. */
export const letsOut = (groups: readonly SecurityGroup[], peer: Peer): boolean =>
  groups.length === 0 || groups.some(({ egress }) => egress.some((rule) => speaksOf(rule, peer)));

/** Whether one of these groups lets TCP 443 in from the peer. */
export const letsIn = (groups: readonly SecurityGroup[], peer: Peer): boolean =>
  groups.length === 0 || groups.some(({ ingress }) => ingress.some((rule) => speaksOf(rule, peer)));

export const groupsOf = (ids: readonly string[], { securityGroups }: NetworkFacts) =>
  securityGroups.filter(({ id }) => ids.includes(id));

function speaksOf(rule: GroupRule, { cidrs, groups = [], prefixLists = [] }: Peer): boolean {
  if (!isTcp(rule.protocol) || !isPort(rule, HTTPS)) return false;
  return (
    cidrs.some((cidr) => rule.cidrs.some((each) => contains(each, cidr))) ||
    groups.some((group) => rule.groups.includes(group)) ||
    prefixLists.some((list) => rule.prefixLists.includes(list))
  );
}

/** A packet that a network ACL drops: where it comes from or goes to, and to which ports. */
export type Dropped = {
  readonly way: 'in' | 'out';
  readonly ports: '443' | '1024-65535';
  readonly cidr: string;
};

/** Whether a network ACL lets TCP 443 out to these addresses and the answers back in. */
export const aclLets = (acl: NetworkAcl, cidr: string): boolean =>
  firstDropped(acl, [
    { way: 'out', ports: '443', cidr },
    { way: 'in', ports: '1024-65535', cidr },
  ]) === undefined;

/**
 * What the network ACL of a NAT gateway's subnet drops of a call to the internet, if anything.
 * @param from of the subnet that calls; undefined where it is the gateway's own, between whose parts no ACL stands
 */
export const natDrops = (acl: NetworkAcl, from: string | undefined): Dropped | undefined =>
  firstDropped(acl, [
    ...(from === undefined ? [] : [{ way: 'in', ports: '443', cidr: from } as const]),
    { way: 'out', ports: '443', cidr: ANYWHERE },
    { way: 'in', ports: '1024-65535', cidr: ANYWHERE },
    ...(from === undefined ? [] : [{ way: 'out', ports: '1024-65535', cidr: from } as const]),
  ]);

const firstDropped = (acl: NetworkAcl, packets: readonly Dropped[]): Dropped | undefined =>
  packets.find(
    ({ way, ports, cidr }) => !decides(acl, way === 'out', ports === '443' ? HTTPS : EPHEMERAL, cidr),
  );

/** The first entry by number that speaks of the port decides; without one the packet is dropped. */
function decides({ entries }: NetworkAcl, egress: boolean, port: number, cidr: string): boolean {
  const first = entries
    .filter((each) => each.egress === egress && contains(each.cidr, cidr))
    .filter((each) => isTcp(each.protocol) && isPort(each, port))
    .toSorted((a, b) => a.number - b.number)[0];
  return first?.allow ?? false;
}

/** `6` is TCP in an ACL. */
const isTcp = (protocol: string): boolean => protocol === '-1' || protocol === 'tcp' || protocol === '6';

const isPort = (
  { protocol, from, to }: { readonly protocol: string; readonly from?: number; readonly to?: number },
  port: number,
): boolean => protocol === '-1' || ((from ?? 0) <= port && port <= (to ?? 65_535));
