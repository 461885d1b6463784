import { TOOLS } from '#lib/domain/deploy/tool.ts';
import type { GraphNode, ResourceId, SystemGraph } from '#lib/domain/graph/model.ts';
import { type SceneFold, TIERS } from '#lib/domain/graph/scene.ts';
import { folded } from './fold.ts';
import { moduleOf, stackOf, withoutShells } from './stacks.ts';
import type { Diagram, DiagramNode } from './types.ts';

/** More than this nobody reads, and no layout draws well. */
export const MOST_VISIBLE = 150;
/** Parts one above the other: with more, a picture in columns is a strip three times as high as it is wide. */
const HIGHEST = 32;

type Rule = { readonly by: SceneFold['by']; readonly keyOf: (node: GraphNode) => string | undefined };

/** Tried in this order: what people named together first, what merely is alike last. */
const RULES: readonly Rule[] = [
  { by: 'stack', keyOf: stackOf },
  { by: 'module', keyOf: moduleOf },
  { by: 'tag', keyOf: tagOf },
  { by: 'kind', keyOf: (node) => (node.kind === 'other' ? node.type : node.kind) },
];

/** Draws groups as one node each, the largest first, until the picture can be read; and says which. */
export function aggregate(
  given: Diagram,
  graph: SystemGraph,
  most = MOST_VISIBLE,
): { readonly diagram: Diagram; readonly folds: readonly SceneFold[] } {
  const byId = new Map<ResourceId, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  let diagram = given;
  const folds: SceneFold[] = [];
  const columns = given.view === 'flow' ? TIERS : [];
  for (const { by, keyOf } of RULES) {
    const groups = new Map(
      [undefined, ...columns].flatMap((tier) => {
        const nodes = tier === undefined ? diagram.nodes : diagram.nodes.filter((node) => node.tier === tier);
        const over = nodes.length - (tier === undefined ? most : HIGHEST);
        return over <= 0 ? [] : chosen(groupsOf(nodes, byId, keyOf), over);
      }),
    );
    if (groups.size === 0) continue;
    const into = new Map<string, string>();
    const nodes = [...groups].map(([key, parts]) => {
      const id = `fold:${by}:${key}`;
      for (const part of parts) into.set(part.id, id);
      folds.push({ by, name: nameOf(key), count: parts.length });
      return foldNode(id, by, nameOf(key), parts);
    });
    diagram = folded(diagram, into, nodes);
  }
  return { diagram: withoutShells(diagram), folds };
}

type Group = readonly [key: string, parts: readonly DiagramNode[]];

/** What is in one container of the picture stays there. */
function groupsOf(
  nodes: readonly DiagramNode[],
  byId: ReadonlyMap<ResourceId, GraphNode>,
  keyOf: Rule['keyOf'],
): readonly Group[] {
  const groups = new Map<string, DiagramNode[]>();
  for (const node of nodes) {
    const own = node.of[0] === undefined || node.holds !== undefined ? undefined : byId.get(node.of[0]);
    const name = own && keyOf(own);
    if (name === undefined) continue;
    const key = `${name}\n${node.parent ?? ''}\n${node.tier ?? ''}`;
    const parts = groups.get(key);
    if (parts) parts.push(node);
    else groups.set(key, [node]);
  }
  return [...groups]
    .filter(([, parts]) => parts.length > 1)
    .toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
}

/** The fewest groups that make it fit: `over` nodes must go. */
function chosen(groups: readonly Group[], over: number): readonly Group[] {
  let rest = over;
  return groups.filter(([, parts]) => {
    if (rest <= 0) return false;
    rest -= parts.length - 1;
    return true;
  });
}

const nameOf = (key: string): string => key.split('\n')[0] ?? key;

function foldNode(id: string, by: SceneFold['by'], name: string, parts: readonly DiagramNode[]): DiagramNode {
  const [first] = parts;
  const owners = TOOLS.filter((owner) => parts.some((part) => part.owners.includes(owner)));
  return {
    id,
    of: parts.flatMap((part) => part.of),
    title: name,
    subtitle: `${parts.length} resources by ${by}`,
    icon: by === 'stack' ? 'architecture-service/AWSCloudFormation' : (first?.icon ?? ''),
    size: 56,
    badges: [],
    owners,
    holds: parts.length,
    ...(first?.parent === undefined ? {} : { parent: first.parent }),
    ...(first?.tier === undefined ? {} : { tier: first.tier }),
  };
}

function tagOf({ attributes }: GraphNode): string | undefined {
  const tags = attributes.tags;
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return undefined;
  const named = Object.entries(tags).find(([name]) => /^(service|component|application|app)$/i.test(name));
  return typeof named?.[1] === 'string' ? named[1] : undefined;
}
