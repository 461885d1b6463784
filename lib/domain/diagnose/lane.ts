import type { Dropped } from './firewalls.ts';

/** Why a packet to the internet or to the endpoint of a service, TCP 443, goes no further. */
export type Missing =
  | 'security-group'
  | 'network-acl'
  | 'no-route-table'
  | 'no-route'
  | 'blackhole'
  | 'no-public-address'
  | 'nat-unavailable'
  | 'nat-no-route'
  | 'nat-network-acl'
  | 'gateway-detached'
  | 'endpoint-unavailable'
  | 'endpoint-security-group';

export type Hop = {
  readonly kind:
    | 'interface'
    | 'route-table'
    | 'nat-gateway'
    | 'internet-gateway'
    | 'internet'
    | 'endpoint'
    | 'service'
    | 'elsewhere';
  /** What AWS calls it; empty for what is not there. Of a service its name in endpoints, `dynamodb`. */
  readonly id: string;
  readonly state: 'passed' | 'stopped' | 'beyond';
};

/** The way out of one subnet: hops up to the one that stops it, and what would lie beyond. */
export type WalkedLane = {
  readonly subnet: string;
  readonly zone: string;
  readonly cidr: string;
  readonly hops: readonly Hop[];
  /** Where and why it ends, and before which service; absent: nothing stops it. */
  readonly missing?: {
    readonly why: Missing;
    readonly at: string;
    readonly service?: string;
    /** What a network ACL drops, where it is told. */
    readonly drops?: Dropped;
  };
  /** Where the route leads that cannot be followed from here: a transit gateway, an instance, a firewall. */
  readonly unfollowed?: string;
  /** There is no way to the internet, and what is called needs none: services that endpoints serve here. */
  readonly served?: readonly string[];
};

export type Walker = { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };

export const stopped = (kind: Hop['kind'], id: string): Hop => ({ kind, id, state: 'stopped' });
export const beyond = (...kinds: readonly Hop['kind'][]): readonly Hop[] =>
  [...kinds, 'internet' as const].map((kind) => ({ kind, id: '', state: 'beyond' }));
