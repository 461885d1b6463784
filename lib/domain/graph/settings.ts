import { matchesPattern } from './actions.ts';
import {
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  type Problem,
  type ResourceId,
  resourceId,
  type SystemGraph,
} from './model.ts';

/**
 * What `portal.yaml` adds to a picture: what no state knows. A reference is a node's id, ARN or name, its name without
 * the environment's prefix, or `<kind>:<name>` where a name alone means several.
 */
export type DiagramSettings = {
  readonly external: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: 'person' | 'system';
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly label?: string | undefined;
  }[];
  readonly rename: Readonly<Record<string, string>>;
  /** References; `*` stands for any run of characters. */
  readonly hide: readonly string[];
  readonly groups: readonly { readonly title: string; readonly members: readonly string[] }[];
};

/** The graph as a person wants it seen. A reference that means nothing, or several, is a problem and changes nothing. */
export function applySettings(graph: SystemGraph, settings: DiagramSettings | undefined): SystemGraph {
  if (!settings) return graph;
  const problems: Problem[] = [];
  const outside = settings.external.map(externalNode);
  const nodes = [...graph.nodes, ...outside];
  const find = (reference: string, where: string): GraphNode | undefined => {
    const found = nodes.filter((node) => namesOf(node, graph).includes(reference));
    const [only, ...more] = found;
    if (only && more.length === 0) return only;
    problems.push(problem(where, reference, found));
    return undefined;
  };
  const edges = settings.edges.flatMap((wanted, index): GraphEdge[] => {
    const where = `diagram.edges.${index}`;
    const from = find(wanted.from, where);
    const to = find(wanted.to, where);
    return from && to ? [edge(wanted, from, to, where)] : [];
  });
  const names = new Map(
    Object.entries(settings.rename).flatMap(([reference, name]): [ResourceId, string][] => {
      const node = find(reference, `diagram.rename.${reference}`);
      return node ? [[node.id, name]] : [];
    }),
  );
  const hidden = hiddenNodes(nodes, settings.hide, graph, problems);
  const grouped = groupsOf(settings.groups, find, problems);
  const shown = nodes
    .filter((node) => !hidden.has(node.id))
    .map((node) => ({
      ...node,
      name: names.get(node.id) ?? node.name,
      path: [...node.path.filter((id) => !hidden.has(id)), ...(grouped.of.get(node.id) ?? [])],
    }));
  const joined = [...graph.edges, ...edges].filter((each) => !hidden.has(each.from) && !hidden.has(each.to));
  return {
    ...graph,
    nodes: [...shown, ...grouped.nodes].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    edges: merged(joined).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    problems: [...graph.problems, ...problems],
  };
}

const bare = { aliases: [], owners: [], path: [], attributes: {}, folded: [] } as const;

const externalNode = ({ id, title, kind }: DiagramSettings['external'][number]): GraphNode => ({
  ...bare,
  id: resourceId(`external:${id}`),
  kind: kind === 'person' ? 'person' : 'external',
  type: kind,
  name: title,
  aliases: [id],
});

/** Everything that a reference may call a node. */
function namesOf(node: GraphNode, { place }: SystemGraph): readonly string[] {
  const start = `${place.prefix}-`;
  const short = node.name.startsWith(start) ? [node.name.slice(start.length)] : [];
  const plain = [node.name, ...short];
  return [node.id, ...node.aliases, ...plain, ...plain.map((name) => `${node.kind}:${name}`)];
}

function problem(where: string, reference: string, found: readonly GraphNode[]): Problem {
  const candidates = found.map((node) => `${node.kind}:${node.name}`).toSorted();
  const detail =
    found.length === 0
      ? `nothing is called ${JSON.stringify(reference)}`
      : `${JSON.stringify(reference)} means ${candidates.join(', ')}: write one of these`;
  return { code: 'diagram-reference', where, detail };
}

const edge = (
  { kind, label }: DiagramSettings['edges'][number],
  from: GraphNode,
  to: GraphNode,
  where: string,
): GraphEdge => ({
  id: `${kind} ${from.id} → ${to.id}`,
  kind,
  from: from.id,
  to: to.id,
  ...(label === undefined ? {} : { label }),
  evidence: [{ kind: 'text', text: `portal.yaml: ${where}` }],
});

/** A line that the graph has already gets one more line of evidence, and the label that was asked for. */
function merged(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const byId = new Map<string, GraphEdge>();
  for (const each of edges) {
    const before = byId.get(each.id);
    byId.set(
      each.id,
      before ? { ...before, ...each, evidence: [...before.evidence, ...each.evidence] } : each,
    );
  }
  return [...byId.values()];
}

function hiddenNodes(
  nodes: readonly GraphNode[],
  patterns: readonly string[],
  graph: SystemGraph,
  problems: Problem[],
): ReadonlySet<ResourceId> {
  const hidden = new Set<ResourceId>();
  for (const [index, pattern] of patterns.entries()) {
    const found = nodes.filter((node) =>
      namesOf(node, graph).some((name) => matchesPattern(pattern, name, false)),
    );
    if (found.length === 0) problems.push(problem(`diagram.hide.${index}`, pattern, []));
    for (const node of found) hidden.add(node.id);
  }
  return hidden;
}

type Grouped = {
  readonly nodes: readonly GraphNode[];
  readonly of: ReadonlyMap<ResourceId, readonly ResourceId[]>;
};

/** A box holds what lies in the same place: it cannot reach out of a VPC. */
function groupsOf(
  groups: DiagramSettings['groups'],
  find: (reference: string, where: string) => GraphNode | undefined,
  problems: Problem[],
): Grouped {
  const of = new Map<ResourceId, readonly ResourceId[]>();
  const nodes = groups.flatMap(({ title, members }, index): GraphNode[] => {
    const where = `diagram.groups.${index}`;
    const [first, ...more] = members.flatMap((each) => find(each, where) ?? []);
    if (!first) return [];
    const id = resourceId(`group:${title}`);
    for (const node of [first, ...more]) {
      const elsewhere = node.path.join(' ') !== first.path.join(' ') || of.has(node.id);
      const detail = `${node.name} lies elsewhere than ${first.name}, or in another group`;
      if (elsewhere) problems.push({ code: 'diagram-group', where, detail });
      else of.set(node.id, [id]);
    }
    return [{ ...bare, id, kind: 'group', type: 'group', name: title, path: first.path }];
  });
  return { nodes, of };
}
