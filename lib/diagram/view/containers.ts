import { textAt, textsAt } from '#lib/domain/graph/attributes.ts';
import type { GraphNode, ResourceId, SystemGraph } from '#lib/domain/graph/model.ts';
import { ownersOf, shortName } from './looks.ts';
import type { DiagramContainer } from './types.ts';

const CLOUD = 'container:cloud';
export const REGION = 'container:region';

const GROUP = 'architecture-group/';

export const OPERATIONS: DiagramContainer = {
  id: 'container:operations',
  style: 'group',
  title: 'Operations and delivery',
  owners: [],
  parent: REGION,
};

const REGIONS: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-3': 'Osaka',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'eu-central-1': 'Frankfurt',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'us-east-1': 'N. Virginia',
  'us-east-2': 'Ohio',
  'us-west-2': 'Oregon',
};

/** Account and region always; of the network what holds something that is shown. */
export function containersOf(graph: SystemGraph, shown: readonly GraphNode[]): readonly DiagramContainer[] {
  const { account, region, unknown = [] } = graph.place;
  const used = new Set<ResourceId>(shown.flatMap((node) => node.path));
  const subnets = graph.nodes.filter(
    (node) => node.kind === 'subnet' && node.path.some((id) => used.has(id)),
  );
  for (const subnet of subnets) for (const id of [subnet.id, ...subnet.path]) used.add(id);
  const inside = new Set(shown.flatMap((node) => node.path.slice(-1)));
  const open = publicSubnets(graph);
  const city = REGIONS[region];
  return [
    {
      id: CLOUD,
      style: 'cloud',
      title: unknown.includes('account') ? 'AWS Cloud' : `AWS Cloud · account ${account}`,
      icon: `${GROUP}AWSCloudlogo`,
      owners: [],
    },
    {
      id: REGION,
      style: 'region',
      title: unknown.includes('region')
        ? 'Region'
        : `Region · ${region}${city === undefined ? '' : ` (${city})`}`,
      icon: `${GROUP}Region`,
      owners: [],
      parent: CLOUD,
    },
    ...graph.nodes
      .filter((node) => used.has(node.id))
      .toSorted((a, b) => rank(a, open) - rank(b, open) || (a.name < b.name ? -1 : 1))
      .map((node) =>
        container(node, graph, open, inside.has(node.id) ? undefined : spanning(node, shown, graph)),
      ),
  ];
}

/** Outer before inner; the group of the functions before zones, private before public. */
function rank(node: GraphNode, open: ReadonlySet<ResourceId>): number {
  const order = ['vpc', 'security-group', 'zone', 'subnet', 'group'];
  return order.indexOf(node.kind) * 2 + (open.has(node.id) ? 1 : 0);
}

function container(
  node: GraphNode,
  graph: SystemGraph,
  open: ReadonlySet<ResourceId>,
  empty: readonly string[] | undefined,
): DiagramContainer {
  const cidr = textAt(node.attributes, 'cidrBlock') ?? shortName(node, graph.place);
  const common = { id: node.id, of: node.id, owners: ownersOf([node]), parent: node.path.at(-1) ?? REGION };
  switch (node.kind) {
    case 'vpc':
      return { ...common, style: 'vpc', title: `VPC · ${cidr}`, icon: `${GROUP}VirtualprivatecloudVPC` };
    case 'security-group':
      return { ...common, style: 'security-group', title: `Functions · SG ${shortName(node, graph.place)}` };
    case 'group':
      return { ...common, style: 'group', title: node.name };
    case 'zone':
      return { ...common, style: 'zone', title: `Availability Zone · ${node.name.split('-').at(-1)}` };
    default: {
      const isOpen = open.has(node.id);
      return {
        ...common,
        style: isOpen ? 'public' : 'private',
        title: `${isOpen ? 'Public' : 'Private'} · ${cidr}`,
        icon: `${GROUP}${isOpen ? 'Publicsubnet' : 'Privatesubnet'}`,
        ...(empty ? { note: noteOf(empty) } : {}),
      };
    }
  }
}

/** Where parts name the subnets that they lie in, each engine by its own. */
const SUBNETS = [
  ...['subnetIds', 'subnets', 'vpcZoneIdentifier', 'vpcSubnetIds', 'networkConfiguration.subnets'],
  ...['networkConfiguration.awsvpcConfiguration.subnets', 'vpcOptions.subnetIds', 'vpcConfig.subnetIds'],
];

/** Names of what is drawn once, in its network, and lies in this subnet among others. */
function spanning(
  { kind, aliases }: GraphNode,
  shown: readonly GraphNode[],
  graph: SystemGraph,
): readonly string[] {
  if (kind !== 'subnet') return [];
  return shown
    .filter(({ attributes }) =>
      SUBNETS.flatMap((path) => textsAt(attributes, path)).some((each) => aliases.includes(each)),
    )
    .map((node) => shortName(node, graph.place));
}

/** As much as the narrowest subnet has room for. */
function noteOf(names: readonly string[]): string {
  const [first] = names;
  if (first === undefined) return 'no resources';
  const all = names.join(', ');
  if (all.length <= NOTE) return all;
  return `${first.length <= NOTE - 5 ? first : `${first.slice(0, NOTE - 6)}…`}${names.length > 1 ? ` +${names.length - 1}` : ''}`;
}

/** Letters. */
const NOTE = 28;

const publicSubnets = (graph: SystemGraph): ReadonlySet<ResourceId> =>
  new Set(graph.nodes.filter((node) => node.attributes.tier === 'public').map((node) => node.id));
