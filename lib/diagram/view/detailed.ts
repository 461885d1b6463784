import { numberAt } from '#lib/domain/graph/attributes.ts';
import { isCdkHelper } from '#lib/domain/graph/cdk-helpers.ts';
import { foldOf } from '#lib/domain/graph/folds.ts';
import { rowOf } from '#lib/domain/graph/kinds.ts';
import type { GraphNode, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import type { SceneBadge } from '#lib/domain/graph/scene.ts';
import { shiftText } from '#lib/domain/graph/shift.ts';
import { containersOf, OPERATIONS, REGION } from './containers.ts';
import { counted } from './counted.ts';
import { deploysOf, fewDeploys } from './deploys.ts';
import { detailedEdges } from './detailed-edges.ts';
import { homesOf } from './homes.ts';
import { iconName, isNetworkPart, OUTSIDE, ownersOf, securityGroups, subtitle } from './looks.ts';
import { operations } from './operations.ts';
import { inPathOrder } from './order.ts';
import { quiet } from './quiet.ts';
import { CARDS_ABOVE } from './simple.ts';
import { frameOf, nameInFrame, severalStacks, stackFrames } from './stacks.ts';
import type { Diagram, DiagramNode } from './types.ts';

/** Drawn as a container, a line's label, a badge, or listed with what they serve. */
const NOT_NODES: readonly NodeKind[] = [
  'vpc',
  'subnet',
  'zone',
  'security-group',
  'route-table',
  'address',
  'role',
  'alarm',
  'dashboard',
  'log-group',
  'layer',
  'group',
];

/** Account and region. */
const NO_NETWORK = 2;

/** Account > region > VPC > zone > subnet, and everything in it; what is in no network stands in the frame of its stack. */
export function detailedView(whole: SystemGraph): Diagram {
  const graph = fewDeploys(whole);
  const { place } = graph;
  const deploys = deploysOf(whole);
  const linked = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]));
  // A part whose host no source names is in the tables, not in the picture.
  const own = graph.nodes.filter(
    (node) => !NOT_NODES.includes(node.kind) && !foldOf(node.type) && !isCdkHelper(node),
  );
  const apart = own.filter(
    (node) =>
      !linked.has(node.id) && !isNetworkPart(node.kind) && node.kind !== 'function' && !keepsData(node),
  );
  const shown = own.filter((node) => !apart.includes(node));
  const places = containersOf(graph, shown);
  const known = new Set(places.map((each) => each.id));
  // A frame cannot be half in a network: what stands in one says its stack by its name.
  const free = shown.filter((node) => !node.path.some((id) => known.has(id)));
  const frames = severalStacks(free) ? stackFrames(free, graph, REGION) : [];
  const homes = frames.length === 0 ? undefined : homesOf(free, graph.edges);
  const containers = [...places, ...frames];
  const aside = operations(graph, apart);
  const edges = detailedEdges(graph, shown);
  const large = shown.length > CARDS_ABOVE && frames.length > 0 && places.length === NO_NETWORK;
  return {
    view: 'detailed',
    title: `${place.system} · ${place.environment}`,
    subtitle: 'Detailed: account, region, network and ownership',
    ...(large ? { cards: true } : {}),
    containers: aside.length > 0 ? [...containers, OPERATIONS] : containers,
    nodes: [
      ...inPathOrder(shown, graph.edges).map((node) =>
        withCount(detailedNode(node, graph, known, homes?.get(node.id)), deploys.get(node.id)?.length),
      ),
      ...aside,
    ],
    edges: large ? quiet(edges) : edges,
  };
}

/** What a system keeps is part of it, whether or not a line was found to it; buckets also keep artefacts and logs. */
const keepsData = ({ kind }: GraphNode): boolean => rowOf(kind).tier === 'data' && !ARTEFACTS.includes(kind);

const ARTEFACTS: readonly NodeKind[] = ['bucket', 'secret', 'parameter'];

function detailedNode(
  node: GraphNode,
  graph: SystemGraph,
  containers: ReadonlySet<string>,
  stack: string | undefined,
): DiagramNode {
  const parent =
    node.path.findLast((id) => containers.has(id)) ?? (stack === undefined ? REGION : frameOf(stack));
  // A function's group is a frame; an endpoint's is nowhere else.
  const guards = node.kind === 'vpc-endpoint' ? securityGroups(node, graph) : [];
  const said = subtitle(node, true);
  const under = said && guards.length > 0 ? `${said} · SG ${guards.join(', ')}` : said;
  return {
    id: node.id,
    of: [node.id],
    title: nameInFrame(node, stack, graph),
    ...(under === undefined ? {} : { subtitle: under }),
    icon: iconName(node),
    size: isNetworkPart(node.kind) ? 40 : 56,
    badges: badgesOf(node, graph),
    owners: ownersOf([node]),
    ...(OUTSIDE.includes(node.kind) ? {} : { parent }),
  };
}

/** How many functions CodeDeploy brings new versions to. */
const withCount = (node: DiagramNode, functions = 0): DiagramNode =>
  functions === 0 ? node : { ...node, subtitle: `${node.subtitle} · ${counted(functions, 'function')}` };

/** Log retention, number of alarms and how new versions come: too many to draw as nodes, too useful to leave out. */
function badgesOf(node: GraphNode, graph: SystemGraph): readonly Pick<SceneBadge, 'glyph' | 'text'>[] {
  const byId = new Map(graph.nodes.map((each) => [each.id, each]));
  const groups = graph.edges
    .filter((edge) => edge.kind === 'log' && edge.from === node.id)
    .flatMap((edge) => byId.get(edge.to) ?? []);
  const alarms = graph.edges.filter((edge) => edge.kind === 'alarm' && edge.to === node.id).length;
  const retention = groups.map((group) => numberAt(group.attributes, 'retentionInDays')).find((each) => each);
  return [
    ...(groups.length === 0
      ? []
      : [{ glyph: 'logs' as const, text: retention ? `logs ${retention} d` : 'logs, kept' }]),
    ...(alarms === 0
      ? []
      : [{ glyph: 'alarm' as const, text: alarms === 1 ? '1 alarm' : `${alarms} alarms` }]),
    ...node.folded.flatMap(({ shift }) =>
      shift ? [{ glyph: 'shift' as const, text: shiftText(shift) }] : [],
    ),
  ];
}
