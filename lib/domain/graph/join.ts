import { textAt } from './attributes.ts';
import { type Fold, foldOf } from './folds.ts';
import { kindOf, NAME_PATHS } from './kinds.ts';
import type { DeclaredResource, GraphNode, GraphPlace, NodeKind, ResourceId } from './model.ts';
import type { World } from './world.ts';

/** Declared resources → one node per real thing, parts folded into what they serve. */
export function join(resources: readonly DeclaredResource[], place: GraphPlace): World {
  const groups = new Map<string, DeclaredResource[]>();
  const parts: { resource: DeclaredResource; fold: Fold }[] = [];
  for (const resource of resources) {
    const fold = foldOf(resource.type);
    if (fold) parts.push({ resource, fold });
    else groups.set(thing(resource), [...(groups.get(thing(resource)) ?? []), resource]);
  }
  const nodes = new Map([...groups.values()].map(nodeOf).map((node) => [node.id, node]));
  const index = aliasIndex([...nodes.values()]);
  const home = new Map<ResourceId, ResourceId>();
  for (const group of groups.values()) for (const each of group) home.set(each.id, group[0]?.id ?? each.id);

  for (const { resource, fold } of parts) {
    const host = hostOf(resource, fold, index);
    const node = host && nodes.get(host);
    const name = nameOf(resource);
    if (node) {
      home.set(resource.id, node.id);
      const folded = [...node.folded, { id: resource.id, type: resource.type, name }];
      nodes.set(node.id, { ...node, folded });
    } else {
      const alone = nodeOf([resource]);
      home.set(resource.id, alone.id);
      nodes.set(alone.id, alone);
    }
  }
  return worldOf([...nodes.values()], resources, home, place);
}

/** Two sources that give the same ARN for the same kind mean one thing. */
const thing = (resource: DeclaredResource): string =>
  resource.arn === undefined ? resource.id : `${kindOf(resource.type)} ${resource.arn}`;

function nodeOf(group: readonly DeclaredResource[]): GraphNode {
  const [first, ...more] = group;
  if (!first) throw new Error('a group of declared resources is never empty');
  return {
    id: first.id,
    kind: kindOf(first.type),
    type: first.type,
    name: nameOf(first),
    ...(first.arn === undefined ? {} : { arn: first.arn }),
    aliases: [...new Set(group.flatMap((each) => [each.id, ...each.aliases]))],
    owners: group.map((each) => each.owner),
    path: [],
    attributes: Object.assign({}, ...more.map((each) => each.attributes), first.attributes),
    folded: [],
  };
}

function nameOf(resource: DeclaredResource): string {
  const named = textAt(resource.attributes, ...NAME_PATHS);
  if (named !== undefined && !named.startsWith('cfn:')) return named;
  const { owner } = resource;
  const tags = resource.attributes.tags;
  const tagged = textAt({ tags }, 'tags.Name');
  if (tagged) return tagged;
  if (owner.kind === 'sam') return owner.logicalId;
  if (owner.kind === 'terraform') return owner.address.split('.').slice(-1)[0] ?? owner.address;
  return resource.id;
}

type Index = ReadonlyMap<string, readonly GraphNode[]>;

function aliasIndex(nodes: readonly GraphNode[]): Index {
  const index = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const alias of new Set([...node.aliases, node.name])) {
      index.set(alias, [...(index.get(alias) ?? []), node]);
    }
  }
  return index;
}

/** Suffixes of ARNs that still mean the resource: an index, a stream, a version, every object. */
const PARTS = [/\/(index|stream)\/.*$/, /\/\*$/, /:\*$/, /:(\$LATEST|[0-9]+|live)$/];

function find(index: Index, reference: unknown, kinds: readonly NodeKind[]): GraphNode | undefined {
  if (typeof reference !== 'string' || reference === '') return undefined;
  const candidates = [reference, ...PARTS.map((part) => reference.replace(part, '')), innerArn(reference)];
  for (const candidate of new Set(candidates)) {
    const found = (index.get(candidate) ?? []).filter(
      (node) => kinds.length === 0 || kinds.includes(node.kind),
    );
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** API Gateway wraps the function's ARN into its own. */
const innerArn = (reference: string): string =>
  /functions\/(.+)\/invocations$/.exec(reference)?.[1] ?? reference.replace(/^table\//, '');

function hostOf(resource: DeclaredResource, fold: Fold, index: Index): ResourceId | undefined {
  for (const path of fold.paths) {
    const value = resource.attributes[path];
    const references = Array.isArray(value) ? value : [value];
    const found = references.map((each) => find(index, each, fold.kinds)).find((each) => each !== undefined);
    if (found) return found.id;
  }
  return undefined;
}

function worldOf(
  nodes: readonly GraphNode[],
  resources: readonly DeclaredResource[],
  home: ReadonlyMap<ResourceId, ResourceId>,
  place: GraphPlace,
): World {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const index = aliasIndex(nodes);
  return {
    place,
    nodes,
    resources,
    find: (reference, ...kinds) => find(index, reference, kinds),
    ofKind: (...kinds) => nodes.filter((node) => kinds.includes(node.kind)),
    nodeOf: (resource) => byId.get(home.get(resource.id) ?? resource.id),
  };
}
