import { ANYWHERE, aclLets, groupsOf, letsOut } from './firewalls.ts';
import type { NetworkFacts, RouteTable, Subnet } from './network-facts.ts';

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
  readonly missing?: { readonly why: Missing; readonly at: string; readonly service?: string };
  /** Where the route leads that cannot be followed from here: a transit gateway, an instance, a firewall. */
  readonly unfollowed?: string;
  /** There is no way to the internet, and what is called needs none: services that endpoints serve here. */
  readonly served?: readonly string[];
};

export type Walker = { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };

/** Walks from each of a function's interfaces to the internet, by what EC2 says now. */
export const walkOut = (from: Walker, facts: NetworkFacts): readonly WalkedLane[] =>
  facts.subnets
    .filter(({ id }) => from.subnets.includes(id))
    .toSorted((a, b) => a.zone.localeCompare(b.zone) || a.id.localeCompare(b.id))
    .map((subnet) => walkSubnet(subnet, from, facts));

function walkSubnet(subnet: Subnet, from: Walker, facts: NetworkFacts): WalkedLane {
  const { id, zone, cidr } = subnet;
  const lane = (hops: readonly Hop[], missing?: WalkedLane['missing']): WalkedLane => ({
    ...{ subnet: id, zone, cidr, hops },
    ...(missing ? { missing } : {}),
  });
  const eni = { kind: 'interface', id } as const;
  const shut = shutAt(subnet, from, facts);
  if (shut)
    return lane(
      [{ ...eni, state: 'stopped' }, ...beyond('route-table', 'nat-gateway', 'internet-gateway')],
      shut,
    );
  const passed: Hop[] = [{ ...eni, state: 'passed' }];
  const table = tableOf(subnet, facts);
  const rest = beyond('nat-gateway', 'internet-gateway');
  if (!table)
    return lane([...passed, stopped('route-table', ''), ...rest], { why: 'no-route-table', at: id });
  const route = table.routes.find(({ destination }) => destination === ANYWHERE);
  const here = stopped('route-table', table.id);
  if (!route) return lane([...passed, here, ...rest], { why: 'no-route', at: table.id });
  if (route.state === 'blackhole')
    return lane([...passed, here, ...rest], { why: 'blackhole', at: table.id });
  passed.push({ kind: 'route-table', id: table.id, state: 'passed' });
  const nat = facts.natGateways.find((each) => each.id === route.target);
  // A function's interface has no public address: a gateway sends nothing for it.
  if (!nat && route.target.startsWith('igw-'))
    return lane([...passed, stopped('internet-gateway', route.target), ...beyond()], {
      why: 'no-public-address',
      at: route.target,
    });
  // An instance, a transit gateway, a firewall: what it does with a packet cannot be read here.
  if (!nat && !route.target.startsWith('nat-'))
    return {
      ...lane([...passed, { kind: 'elsewhere', id: route.target, state: 'passed' }, ...beyond()]),
      unfollowed: route.target,
    };
  if (nat?.state !== 'available')
    return lane([...passed, stopped('nat-gateway', route.target), ...beyond('internet-gateway')], {
      why: 'nat-unavailable',
      at: route.target,
    });
  return throughNat(nat, passed, facts, lane);
}

/** What keeps packets to the internet in the interface. */
function shutAt(
  { id }: Subnet,
  { securityGroups }: Walker,
  facts: NetworkFacts,
): WalkedLane['missing'] | undefined {
  const groups = groupsOf(securityGroups, facts);
  if (!letsOut(groups, { cidrs: [ANYWHERE] }))
    return { why: 'security-group', at: groups.map((each) => each.id).join(', ') };
  const acl = facts.acls.find(({ subnets }) => subnets.includes(id));
  return acl && !aclLets(acl, ANYWHERE) ? { why: 'network-acl', at: acl.id } : undefined;
}

function throughNat(
  nat: NetworkFacts['natGateways'][number],
  before: readonly Hop[],
  facts: NetworkFacts,
  lane: (hops: readonly Hop[], missing?: WalkedLane['missing']) => WalkedLane,
): WalkedLane {
  const home = facts.subnets.find(({ id }) => id === nat.subnet);
  const table = home && tableOf(home, facts);
  const out = table?.routes.find((each) => each.destination === ANYWHERE && each.state === 'active');
  const gateway = facts.internetGateways.find(({ id }) => id === out?.target);
  if (!out || !gateway)
    return lane([...before, stopped('nat-gateway', nat.id), ...beyond('internet-gateway')], {
      why: 'nat-no-route',
      at: table?.id ?? nat.subnet,
    });
  const passed: Hop[] = [...before, { kind: 'nat-gateway', id: nat.id, state: 'passed' }];
  if (!gateway.attached)
    return lane([...passed, stopped('internet-gateway', gateway.id), ...beyond()], {
      why: 'gateway-detached',
      at: gateway.id,
    });
  return lane([
    ...passed,
    { kind: 'internet-gateway', id: gateway.id, state: 'passed' },
    { kind: 'internet', id: '', state: 'passed' },
  ]);
}

const stopped = (kind: Hop['kind'], id: string): Hop => ({ kind, id, state: 'stopped' });
const beyond = (...kinds: readonly Hop['kind'][]): readonly Hop[] =>
  [...kinds, 'internet' as const].map((kind) => ({ kind, id: '', state: 'beyond' }));

/** The table that a subnet names, else the main one of its VPC. */
export const tableOf = ({ id, vpc }: Subnet, { routeTables }: NetworkFacts): RouteTable | undefined =>
  routeTables.find(({ subnets }) => subnets.includes(id)) ??
  routeTables.find((each) => each.main && each.vpc === vpc);
