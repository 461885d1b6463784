import type { ChangeAction } from '../deploy/plan.ts';
import { kindOf } from '../graph/kinds.ts';
import type { GraphEdge, GraphNode, ResourceId, SystemGraph } from '../graph/model.ts';
import { blastRadius, type Reached } from './blast-radius.ts';
import type { PlannedPicture } from './planned-picture.ts';

/** One change of a plan or change set, by the identity that the graph knows the resource by. */
export type NodeChange = {
  readonly id: ResourceId;
  readonly type: string;
  readonly action: ChangeAction;
  /** The name that it will have, where the plan knows it. */
  readonly name?: string;
  /** Names of networks that it will lie in. */
  readonly mentions?: readonly string[];
};

export const CHANGE_MARKS = ['create', 'change', 'replace', 'delete'] as const;
export type ChangeMark = (typeof CHANGE_MARKS)[number];

export type MarkedNode = {
  readonly mark: ChangeMark;
  /** Its own change and those of what is folded into it. */
  readonly changes: readonly NodeChange[];
};

export type ChangeOverlay = {
  readonly marks: ReadonlyMap<ResourceId, MarkedNode>;
  /** What will be there: drawn as ghosts. What will be gone is in the graph and only marked. */
  readonly ghosts: readonly GraphNode[];
  /** Lines that will be there, between ghosts or what is there already. */
  readonly ghostEdges: readonly GraphEdge[];
  /** Nodes that are not changed and depend on one that is, nearest first. */
  readonly reached: readonly Reached[];
};

const MARK: Readonly<Partial<Record<ChangeAction, ChangeMark>>> = {
  create: 'create',
  update: 'change',
  replace: 'replace',
  delete: 'delete',
  // What stays as it is and is only called or managed otherwise is not lost.
  move: 'change',
  import: 'change',
  forget: 'change',
  'may-replace': 'replace',
  dynamic: 'change',
};

/**
 * A plan or change set on the live picture. `after` is what the planned values come to, or what they add, where that is
 * known: it tells names, places and lines of what will be created. The order of the changes does not matter.
 */
export function changeOverlay(
  graph: SystemGraph,
  changes: readonly NodeChange[],
  after?: PlannedPicture,
): ChangeOverlay {
  const hosts = hostsOf(graph);
  const planned = hostsOf(after);
  const ghosts = new Map<ResourceId, GraphNode>();
  const marks = new Map<ResourceId, MarkedNode>();
  for (const change of changes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const mark = MARK[change.action];
    if (!mark) continue;
    const live = hosts.get(change.id);
    const host = live ?? planned.get(change.id) ?? (mark === 'create' ? bare(change, graph) : undefined);
    if (!host) continue;
    const known = graph.nodes.some((node) => node.id === host.id);
    if (!known) ghosts.set(host.id, host);
    const isOwn = isItself(host, change.id);
    const before = marks.get(host.id);
    marks.set(host.id, {
      mark: isOwn ? mark : (before?.mark ?? (known ? 'change' : 'create')),
      changes: [...(before?.changes ?? []), change],
    });
  }
  const appearing = appearingIn(graph, ghosts, after);
  return {
    marks,
    ...appearing,
    reached: blastRadius(
      graph,
      [...marks].flatMap(([id, { mark }]) => (mark === 'create' ? [] : [id])),
    ),
  };
}

/** The new nodes inside what will be around them, and the new lines whose both ends are on the picture. */
function appearingIn(
  graph: SystemGraph,
  created: ReadonlyMap<ResourceId, GraphNode>,
  after: PlannedPicture | undefined,
): Pick<ChangeOverlay, 'ghosts' | 'ghostEdges'> {
  const live = hostsOf(graph);
  // No engine declares clients, a zone or an interface: they come with the part or line that needs them.
  const needed = new Set([
    ...[...created.values()].flatMap((node) => node.path),
    ...(after?.edges ?? []).flatMap(({ from, to }) => [from, to]),
  ]);
  const implied = (after?.nodes ?? []).filter(
    ({ id, owners }) => owners.length === 0 && !live.has(id) && needed.has(id),
  );
  const ghosts = new Map([...created, ...implied.map((node) => [node.id, node] as const)]);
  const drawn = (id: ResourceId): ResourceId | undefined => (ghosts.has(id) ? id : live.get(id)?.id);
  const around = new Set(graph.nodes.flatMap(({ path }) => path));
  const known = new Set(graph.edges.map(({ id }) => id));
  return {
    ghosts: [...ghosts.values()].map((node) => ({
      ...node,
      path: node.path.filter((id) => around.has(id) || drawn(id) !== undefined),
    })),
    ghostEdges: (after?.edges ?? []).flatMap((edge) => {
      const [from, to] = [drawn(edge.from), drawn(edge.to)];
      return from && to && !known.has(edge.id) ? [{ ...edge, from, to }] : [];
    }),
  };
}

/** Every identity, also of what is folded, → the node that stands for it. */
function hostsOf(graph: PlannedPicture | undefined): ReadonlyMap<ResourceId, GraphNode> {
  const hosts = new Map<ResourceId, GraphNode>();
  for (const node of graph?.nodes ?? []) {
    for (const part of node.folded) hosts.set(part.id, node);
    for (const alias of node.aliases) if (isIdentity(alias)) hosts.set(alias as ResourceId, node);
    hosts.set(node.id, node);
  }
  return hosts;
}

const isIdentity = (alias: string): boolean => /^(tf|cfn):/.test(alias);

/** The change is the node's own, not of something folded into it. */
const isItself = (host: GraphNode, id: ResourceId): boolean =>
  host.id === id || (host.aliases.includes(id) && !host.folded.some((part) => part.id === id));

/** The live graph with what will be there, to be drawn as one. */
export const withGhosts = (
  graph: SystemGraph,
  { ghosts, ghostEdges }: Pick<ChangeOverlay, 'ghosts' | 'ghostEdges'>,
): SystemGraph =>
  ghosts.length + ghostEdges.length === 0
    ? graph
    : { ...graph, nodes: [...graph.nodes, ...ghosts], edges: [...graph.edges, ...ghostEdges] };

/** Nothing but type, address and perhaps name and network are known of it. */
function bare({ id, type, name, mentions = [] }: NodeChange, graph: SystemGraph): GraphNode {
  const home = graph.nodes.find((node) => node.aliases.some((alias) => mentions.includes(alias)));
  return {
    id,
    kind: kindOf(type),
    type,
    name: name ?? id.replace(/^(tf:[^#]*#|cfn:[^/]*\/)/, ''),
    aliases: [id],
    owners: [],
    path: home ? [...home.path, home.id] : [],
    attributes: {},
    folded: [],
  };
}
