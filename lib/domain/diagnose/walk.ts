import { ANYWHERE, aclLets, groupsOf, letsOut } from './firewalls.ts';
import { beyond, type Hop, stopped, type WalkedLane, type Walker } from './lane.ts';
import { natWay } from './nat-way.ts';
import { type NetworkFacts, type Subnet, tableOf } from './network-facts.ts';

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
  return natWay(nat, subnet, passed, facts, lane);
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
