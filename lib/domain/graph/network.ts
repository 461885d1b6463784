import { textAt, textsAt } from './attributes.ts';
import { rowOf } from './kinds.ts';
import { type GraphNode, type ResourceId, resourceId } from './model.ts';
import { type Route, routesOf, tablesOf } from './routes.ts';
import type { EdgeFact, World } from './world.ts';

const INTERNET = resourceId('internet');

/** What the network adds to a graph: nodes that no source declares, where each node lies, and the ways out. */
export type Network = {
  readonly nodes: readonly GraphNode[];
  readonly paths: ReadonlyMap<ResourceId, readonly ResourceId[]>;
  readonly facts: readonly EdgeFact[];
  /** Subnets that a route leads out of directly: public by what they do, not by their name. */
  readonly open: ReadonlySet<ResourceId>;
  /** Function and AWS service → the gateway endpoint that its subnets route through. */
  readonly viaOf: (from: ResourceId, service: string) => ResourceId | undefined;
};

export function networkOf(world: World): Network {
  const zones = new Map<string, GraphNode>();
  const paths = new Map<ResourceId, readonly ResourceId[]>();
  for (const subnet of world.ofKind('subnet')) {
    const vpc = world.find(textAt(subnet.attributes, 'vpcId'), 'vpc');
    const zone = vpc && zoneOf(subnet, vpc);
    if (zone) zones.set(zone.id, zone);
    paths.set(
      subnet.id,
      [vpc?.id, zone?.id].filter((each) => each !== undefined),
    );
  }
  for (const zone of zones.values()) paths.set(zone.id, zone.path);
  for (const node of world.nodes) {
    const inside = placeOf(node, world, paths);
    if (inside) paths.set(node.id, inside);
  }
  const routes = routesOf(world);
  const interfaces = interfacesOf(world, paths);
  for (const { node, subnet } of interfaces) paths.set(node.id, [...(paths.get(subnet.id) ?? []), subnet.id]);
  const out = world.ofKind('internet-gateway').length > 0;
  return {
    nodes: [
      ...zones.values(),
      ...new Map(interfaces.map(({ node }) => [node.id, node])).values(),
      ...(out ? [internet] : []),
    ],
    paths,
    facts: [...attachments(interfaces), ...waysOut(interfaces, routes, world)],
    open: new Set(
      routes.filter((route) => route.to.kind === 'internet-gateway').flatMap((route) => route.subnets),
    ),
    viaOf: kept((from, service) => endpointFor(from, service, interfaces, world)),
  };
}

/** Asked for every line: each answer is worked out once. */
function kept(answer: Network['viaOf']): Network['viaOf'] {
  const known = new Map<string, ResourceId | undefined>();
  return (from, service) => {
    const key = `${from} ${service}`;
    if (!known.has(key)) known.set(key, answer(from, service));
    return known.get(key);
  };
}

const bare = { aliases: [], owners: [], attributes: {}, folded: [] } as const;

const internet: GraphNode = {
  ...bare,
  id: INTERNET,
  kind: 'internet',
  type: 'internet',
  name: 'Internet',
  path: [],
};

function zoneOf(subnet: GraphNode, vpc: GraphNode): GraphNode | undefined {
  const name = textAt(subnet.attributes, 'availabilityZone');
  if (name === undefined) return undefined;
  return {
    ...bare,
    id: resourceId(`zone:${vpc.id}/${name}`),
    kind: 'zone',
    type: 'zone',
    name,
    path: [vpc.id],
  };
}

function placeOf(
  node: GraphNode,
  world: World,
  paths: ReadonlyMap<ResourceId, readonly ResourceId[]>,
): readonly ResourceId[] | undefined {
  if (node.kind === 'subnet' || node.kind === 'zone') return undefined;
  if (node.kind === 'function') {
    const groups = textsAt(node.attributes, 'vpcConfig.securityGroupIds');
    const group = groups.map((each) => world.find(each, 'security-group')).find((each) => each !== undefined);
    const vpc = group && world.find(textAt(group.attributes, 'vpcId'), 'vpc');
    return vpc && group && [vpc.id, group.id];
  }
  const { inside } = rowOf(node.kind);
  if (inside !== 'vpc' && inside !== 'subnet') return undefined;
  const subnet = world.find(textAt(node.attributes, 'subnetId'), 'subnet');
  if (subnet && inside === 'subnet') return [...(paths.get(subnet.id) ?? []), subnet.id];
  const vpc = world.find(textAt(node.attributes, 'vpcId'), 'vpc') ?? vpcBehind(node, world);
  return vpc && [vpc.id];
}

/** Where only subnets or security groups are named: what lies in several subnets is drawn once, in their VPC. */
function vpcBehind({ attributes }: GraphNode, world: World): GraphNode | undefined {
  const named = [
    ...['subnetIds', 'subnets', 'vpcZoneIdentifier', 'vpcSubnetIds', 'securityGroups', 'vpcSecurityGroupIds'],
    ...['securityGroupIds', 'networkConfiguration.subnets', 'vpcOptions.subnetIds', 'vpcConfig.subnetIds'],
    'networkConfiguration.awsvpcConfiguration.subnets',
  ].flatMap((path) => textsAt(attributes, path));
  const home = named.map((each) => world.find(each, 'subnet', 'security-group')).find((each) => each);
  return home && world.find(textAt(home.attributes, 'vpcId'), 'vpc');
}

type Interface = { readonly node: GraphNode; readonly subnet: GraphNode; readonly user: GraphNode };

/** Lambda keeps one interface a security group and subnet, whatever the number of functions. */
function interfacesOf(
  world: World,
  paths: ReadonlyMap<ResourceId, readonly ResourceId[]>,
): readonly Interface[] {
  return world.ofKind('function').flatMap((user) =>
    textsAt(user.attributes, 'vpcConfig.subnetIds').flatMap((id) => {
      const subnet = world.find(id, 'subnet');
      if (!subnet) return [];
      const group = paths.get(user.id)?.at(-1) ?? user.id;
      const node: GraphNode = {
        ...bare,
        id: resourceId(`eni:${group}/${subnet.id}`),
        kind: 'network-interface',
        type: 'lambda-interface',
        name: 'eni',
        path: [],
      };
      return [{ node, subnet, user }];
    }),
  );
}

const attachments = (interfaces: readonly Interface[]): readonly EdgeFact[] =>
  interfaces.map(({ node, subnet, user }) => ({
    kind: 'network',
    from: user.id,
    to: node.id,
    says: `${user.name}: its VPC configuration names ${subnet.name}`,
  }));

function waysOut(
  interfaces: readonly Interface[],
  routes: readonly Route[],
  world: World,
): readonly EdgeFact[] {
  const facts: EdgeFact[] = [];
  for (const { node, subnet } of interfaces) {
    for (const route of routes) {
      if (route.subnets.includes(subnet.id) && route.to.kind === 'nat-gateway') {
        facts.push({
          kind: 'network',
          from: node.id,
          to: route.to.id,
          label: route.destination,
          says: route.says,
        });
      }
    }
  }
  for (const nat of world.ofKind('nat-gateway')) {
    const subnet = world.find(textAt(nat.attributes, 'subnetId'), 'subnet');
    for (const route of routes) {
      if (subnet && route.subnets.includes(subnet.id) && route.to.kind === 'internet-gateway') {
        facts.push({ kind: 'network', from: nat.id, to: route.to.id, says: route.says });
      }
    }
  }
  for (const gateway of world.ofKind('internet-gateway')) {
    facts.push({
      kind: 'network',
      from: gateway.id,
      to: INTERNET,
      says: `${gateway.name} joins the VPC to the internet`,
    });
  }
  return facts;
}

function endpointFor(
  from: ResourceId,
  service: string,
  interfaces: readonly Interface[],
  world: World,
): ResourceId | undefined {
  const subnets = interfaces.filter((each) => each.user.id === from).map((each) => each.subnet);
  if (subnets.length === 0) return undefined;
  const tables = new Set(subnets.flatMap((each) => tablesOf(each, world)).map((each) => each.id));
  const vpcs = subnets.map((each) => world.find(textAt(each.attributes, 'vpcId'), 'vpc')?.id);
  return world
    .ofKind('vpc-endpoint')
    .filter((each) => textAt(each.attributes, 'serviceName')?.endsWith(`.${service}`))
    .find((each) => {
      const isInterface = textAt(each.attributes, 'vpcEndpointType') === 'Interface';
      if (isInterface) return vpcs.includes(world.find(textAt(each.attributes, 'vpcId'), 'vpc')?.id);
      return routeTablesOf(each, world).some((id) => id !== undefined && tables.has(id));
    })?.id;
}

/** Tables named by the endpoint, or by an association that is a resource of its own. */
const routeTablesOf = (endpoint: GraphNode, world: World): readonly (ResourceId | undefined)[] =>
  world
    .partsOf(endpoint)
    .flatMap(({ attributes }) => [
      ...textsAt(attributes, 'routeTableIds'),
      ...[textAt(attributes, 'routeTableId')].filter((each) => each !== undefined),
    ])
    .map((id) => world.find(id, 'route-table')?.id);
