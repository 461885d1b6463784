import type { NetworkAcl, NetworkFacts, RouteTable, Subnet } from './network-facts.ts';

/** Why a packet to the internet, TCP 443, goes no further. */
export type Missing =
  | 'security-group'
  | 'network-acl'
  | 'no-route-table'
  | 'no-route'
  | 'blackhole'
  | 'no-public-address'
  | 'nat-unavailable'
  | 'nat-no-route'
  | 'gateway-detached';

export type Hop = {
  readonly kind: 'interface' | 'route-table' | 'nat-gateway' | 'internet-gateway' | 'internet';
  /** What AWS calls it; empty for what is not there. */
  readonly id: string;
  readonly state: 'passed' | 'stopped' | 'beyond';
};

/** The way out of one subnet: hops up to the one that stops it, and what would lie beyond. */
export type WalkedLane = {
  readonly subnet: string;
  readonly zone: string;
  readonly cidr: string;
  readonly hops: readonly Hop[];
  /** Where and why it ends; absent: the way is whole. */
  readonly missing?: { readonly why: Missing; readonly at: string };
};

export type Walker = { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };

const ANYWHERE = '0.0.0.0/0';
const HTTPS = 443;
/** What answers come back to. */
const EPHEMERAL = 1_024;

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
  const groups = facts.securityGroups.filter((each) => from.securityGroups.includes(each.id));
  if (groups.length > 0 && !groups.some(({ egress }) => egress.some(letsOut)))
    return lane([{ ...eni, state: 'stopped' }, ...beyond('route-table', 'nat-gateway', 'internet-gateway')], {
      why: 'security-group',
      at: groups.map((each) => each.id).join(', '),
    });
  const acl = facts.acls.find(({ subnets }) => subnets.includes(id));
  if (acl && !aclLets(acl))
    return lane([{ ...eni, state: 'stopped' }, ...beyond('route-table', 'nat-gateway', 'internet-gateway')], {
      why: 'network-acl',
      at: acl.id,
    });
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
    return lane([...passed, { kind: 'internet', id: '', state: 'passed' }]);
  if (nat?.state !== 'available')
    return lane([...passed, stopped('nat-gateway', route.target), ...beyond('internet-gateway')], {
      why: 'nat-unavailable',
      at: route.target,
    });
  return throughNat(nat, passed, facts, lane);
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

const letsOut = ({ protocol, from, to, cidrs }: NetworkFacts['securityGroups'][number]['egress'][number]) =>
  (protocol === '-1' || protocol === 'tcp' || protocol === '6') &&
  (protocol === '-1' || ((from ?? 0) <= HTTPS && HTTPS <= (to ?? 65_535))) &&
  cidrs.includes(ANYWHERE);

const aclLets = (acl: NetworkAcl): boolean => decides(acl, true, HTTPS) && decides(acl, false, EPHEMERAL);

/** The first entry by number that speaks of the port decides; without one the packet is dropped. */
function decides({ entries }: NetworkAcl, egress: boolean, port: number): boolean {
  const first = entries
    .filter((each) => each.egress === egress && each.cidr === ANYWHERE)
    .filter(({ protocol }) => protocol === '-1' || protocol === '6' || protocol === 'tcp')
    .filter(({ protocol, from, to }) => protocol === '-1' || ((from ?? 0) <= port && port <= (to ?? 65_535)))
    .toSorted((a, b) => a.number - b.number)[0];
  return first?.allow ?? false;
}
