import { ANYWHERE, aclLets, groupsOf, letsIn, letsOut, type Peer } from './firewalls.ts';
import type { Hop, Missing, WalkedLane, Walker } from './lane.ts';
import {
  type NetworkFacts,
  type SecurityGroup,
  type Subnet,
  tableOf,
  type VpcEndpoint,
} from './network-facts.ts';

/**
 * The way from one subnet to a service by its endpoint: whole, or where it ends. Undefined where no endpoint takes the packet, so
 * that it goes where any other goes: there is none, no route leads to it, or the service's own name does not.
 *
 * @param service as endpoints spell it, `dynamodb`
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export function endpointWay(
  service: string,
  subnet: Subnet,
  from: Walker,
  facts: NetworkFacts,
): WalkedLane | undefined {
  const table = tableOf(subnet, facts);
  const endpoint = facts.endpoints.find(
    (each) => each.vpc === subnet.vpc && each.service.endsWith(`.${service}`) && takes(each, table),
  );
  if (!endpoint) return undefined;
  const stop = stopOf(endpoint, subnet, from, facts);
  const atInterface = stop?.why === 'security-group' || stop?.why === 'network-acl';
  const hops: readonly Hop[] = [
    { kind: 'interface', id: subnet.id, state: atInterface ? 'stopped' : 'passed' },
    { kind: 'route-table', id: table?.id ?? '', state: atInterface ? 'beyond' : 'passed' },
    { kind: 'endpoint', id: endpoint.id, state: atInterface ? 'beyond' : stop ? 'stopped' : 'passed' },
    { kind: 'service', id: service, state: stop ? 'beyond' : 'passed' },
  ];
  const { id, zone, cidr } = subnet;
  return { subnet: id, zone, cidr, hops, ...(stop ? { missing: { ...stop, service } } : {}) };
}

/** Whether packets to the service take this endpoint: by a route to a gateway, by name to an interface. */
const takes = (endpoint: VpcEndpoint, table: ReturnType<typeof tableOf>): boolean =>
  endpoint.kind === 'gateway'
    ? table !== undefined &&
      (endpoint.routeTables.includes(table.id) || table.routes.some(({ target }) => target === endpoint.id))
    : endpoint.kind === 'interface' && endpoint.privateDns;

type Stop = { readonly why: Missing; readonly at: string };

function stopOf(endpoint: VpcEndpoint, subnet: Subnet, from: Walker, facts: NetworkFacts): Stop | undefined {
  if (endpoint.state !== 'available') return { why: 'endpoint-unavailable', at: endpoint.id };
  const homes = facts.subnets.filter(({ id }) => endpoint.subnets.includes(id));
  const groups = groupsOf(from.securityGroups, facts);
  if (!letsOut(groups, peerOf(endpoint, homes, groups)))
    return { why: 'security-group', at: groups.map(({ id }) => id).join(', ') };
  const acl = facts.acls.find(({ subnets }) => subnets.includes(subnet.id));
  const cidrs = endpoint.kind === 'gateway' ? [ANYWHERE] : homes.map(({ cidr }) => cidr);
  // Within a subnet no network ACL is asked.
  if (acl && !endpoint.subnets.includes(subnet.id) && !cidrs.every((cidr) => aclLets(acl, cidr)))
    return { why: 'network-acl', at: acl.id };
  const doors = groupsOf(endpoint.securityGroups, facts);
  if (!letsIn(doors, { cidrs: [subnet.cidr], groups: from.securityGroups }))
    return { why: 'endpoint-security-group', at: doors.map(({ id }) => id).join(', ') };
  return undefined;
}

/**
 * A gateway is the service's public addresses, which rules name by prefix list; an interface is an address in the VPC. Which list
 * is of which service EC2 does not tell here, so any that a rule names is taken for the right one.
 */
const peerOf = (
  { kind, securityGroups }: VpcEndpoint,
  homes: readonly Subnet[],
  groups: readonly SecurityGroup[],
): Peer =>
  kind === 'interface'
    ? { cidrs: homes.map(({ cidr }) => cidr), groups: securityGroups }
    : {
        cidrs: [ANYWHERE],
        prefixLists: groups.flatMap(({ egress }) => egress.flatMap(({ prefixLists }) => prefixLists)),
      };
