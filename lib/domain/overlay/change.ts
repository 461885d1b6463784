import type { ChangeAction } from '../deploy/plan.ts';
import { kindOf } from '../graph/kinds.ts';
import type { GraphEdge, GraphNode, ResourceId, SystemGraph } from '../graph/model.ts';
import { blastRadius, type Reached } from './blast-radius.ts';

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
  readonly ghostEdges: readonly GraphEdge[];
  /** Nodes that are not changed and depend on one that is, nearest first. */
  readonly reached: readonly Reached[];
};

const MARK: Readonly<Partial<Record<ChangeAction, ChangeMark>>> = {
  create: 'create',
  update: 'change',
  replace: 'replace',
  delete: 'delete',
};

/**
 * A plan or change set on the live picture. `after` is the graph of the planned values where there is one: it tells
 * names and lines of what will be created. The order of the changes does not matter.
 */
export function changeOverlay(
  graph: SystemGraph,
  changes: readonly NodeChange[],
  after?: SystemGraph,
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
  const edges = (after?.edges ?? []).filter((edge) => ghosts.has(edge.from) || ghosts.has(edge.to));
  return {
    marks,
    ghosts: [...ghosts.values()],
    ghostEdges: edges,
    reached: blastRadius(
      graph,
      [...marks].flatMap(([id, { mark }]) => (mark === 'create' ? [] : [id])),
    ),
  };
}

/** Every identity, also of what is folded, → the node that stands for it. */
function hostsOf(graph: SystemGraph | undefined): ReadonlyMap<ResourceId, GraphNode> {
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
export const withGhosts = (graph: SystemGraph, { ghosts, ghostEdges }: ChangeOverlay): SystemGraph =>
  ghosts.length === 0
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
