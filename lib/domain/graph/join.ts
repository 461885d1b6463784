import { withoutPart } from './arn-part.ts';
import { textAt } from './attributes.ts';
import { foldOf } from './folds.ts';
import { kindOf, NAME_PATHS } from './kinds.ts';
import type { DeclaredResource, GraphNode, GraphPlace, NodeKind, ResourceId } from './model.ts';
import { identitiesIn, readable } from './speaks-of.ts';
import type { World } from './world.ts';

/** Declared resources → one node per real thing, parts folded into what they serve. */
export function join(resources: readonly DeclaredResource[], place: GraphPlace): World {
  const { true: parts = [], false: things = [] } = Object.groupBy(resources, (each) =>
    foldOf(each.type) ? 'true' : 'false',
  );
  const groups = [...Map.groupBy(things, thing).values()];
  const nodes = groups.map(nodeOf);
  const home = new Map<ResourceId, ResourceId>();
  for (const group of groups) for (const each of group) home.set(each.id, group[0]?.id ?? each.id);

  const index = aliasIndex(nodes);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const folded = new Map<ResourceId, GraphNode['folded'][number][]>();
  const partHomes = new Map<string, GraphNode | 'several'>();
  // A part may name its host by another part: a rule its listener, the listener its balancer.
  for (const round of [1, 2]) {
    for (const resource of parts) {
      if (home.has(resource.id)) continue;
      const host = hostOf(resource, index, partHomes);
      if (!host) {
        if (round === 2) home.set(resource.id, resource.id);
        continue;
      }
      home.set(resource.id, host.id);
      const list = folded.get(host.id) ?? [];
      list.push({
        ...{ id: resource.id, type: resource.type, name: nameOf(resource) },
        ...(isOff(resource) ? { off: true } : {}),
      });
      folded.set(host.id, list);
      for (const alias of [resource.id, ...resource.aliases]) {
        const known = partHomes.get(alias);
        partHomes.set(alias, known === undefined || known === host ? host : 'several');
      }
    }
  }
  const alone = parts.filter((each) => home.get(each.id) === each.id).map((each) => nodeOf([each]));
  const all = [...byId.values(), ...alone].map((node) => ({
    ...node,
    folded: (folded.get(node.id) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return worldOf(all, resources, home, partHomes, place);
}

/** Versioning that was suspended, or never on. */
const isOff = ({ attributes }: DeclaredResource): boolean => {
  const status = textAt(attributes, 'versioningConfiguration.status');
  return status !== undefined && status !== 'Enabled';
};

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
  const paths = namePathsOf(kindOf(resource.type));
  const named = textAt(resource.attributes, ...paths);
  if (named !== undefined && !named.startsWith('cfn:')) return readable(named);
  const { owner } = resource;
  const tags = resource.attributes.tags;
  const tagged = textAt({ tags }, 'tags.Name');
  if (tagged) return tagged;
  if (owner.kind === 'sam') {
    const { logicalId, tool } = owner;
    // CDK's hash tells nothing to a person; a name that is all hash stays.
    const plain = tool === 'cdk' ? logicalId.replace(/[0-9A-F]{8}$/, '') : logicalId;
    return constructName(resource) ?? (plain || logicalId);
  }
  if (owner.kind === 'terraform') return owner.address.split('.').slice(-1)[0] ?? owner.address;
  return resource.id;
}

function namePathsOf(kind: NodeKind): readonly string[] {
  switch (kind) {
    // A distribution's domain is AWS's choice, nobody's name.
    case 'cdn':
      return NAME_PATHS.filter((path) => path !== 'domainName');
    // Of other types these name whom they belong to.
    case 'deployment-application':
      return ['applicationName', ...NAME_PATHS];
    case 'deployment-configuration':
      return ['deploymentConfigName', ...NAME_PATHS];
    default:
      return NAME_PATHS;
  }
}

/** `shop-dev/Orders/Resource` → `Orders`: the construct that a person wrote, without CDK's hash. */
function constructName({ attributes }: DeclaredResource): string | undefined {
  const [, ...path] = (textAt(attributes, 'cdkPath') ?? '').split('/');
  while (path.length > 1 && /^(Resource|Default)$/.test(path.at(-1) ?? '')) path.pop();
  return path.length === 0 ? undefined : path.join('/');
}

type Index = ReadonlyMap<string, readonly GraphNode[]>;

function aliasIndex(nodes: readonly GraphNode[]): Index {
  const index = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const alias of new Set([...node.aliases, node.name])) {
      const named = index.get(alias);
      if (named) named.push(node);
      else index.set(alias, [node]);
    }
  }
  return index;
}

/** Host by what its parts are called: a listener's ARN means the balancer, an alias's ARN the function. */
type PartHomes = ReadonlyMap<string, GraphNode | 'several'>;

/** Suffixes of ARNs that still mean the resource: an index, a stream, a version, every object. */
const PARTS: readonly ((arn: string) => string)[] = [
  withoutPart,
  (arn) => arn.replace(/\/\*$/, ''),
  (arn) => arn.replace(/:\*$/, ''),
  (arn) => arn.replace(/:(\$LATEST|[0-9]+|live)$/, ''),
];

function find(
  index: Index,
  parts: PartHomes,
  reference: unknown,
  kinds: readonly NodeKind[],
): GraphNode | undefined {
  if (typeof reference !== 'string' || reference === '') return undefined;
  const fits = (node: GraphNode) => kinds.length === 0 || kinds.includes(node.kind);
  const exact = named(index, parts, reference, fits);
  // Nearly every reference is exact, or a bare name that has no other spelling.
  if (exact || !/[/:]/.test(reference)) return exact;
  const spoken = identitiesIn(reference).flatMap((each) => named(index, parts, each, fits) ?? []);
  if (spoken.length > 0) return spoken.at(-1);
  for (const without of PARTS) {
    const whole = without(reference);
    const found = whole === reference ? undefined : named(index, parts, whole, fits);
    if (found) return found;
  }
  return named(index, parts, innerArn(reference), fits);
}

/** The one node of that name among those that fit, else the host of the one part of that name. */
function named(
  index: Index,
  parts: PartHomes,
  name: string,
  fits: (node: GraphNode) => boolean,
): GraphNode | undefined {
  const [only, ...more] = (index.get(name) ?? []).filter(fits);
  if (only) return more.length === 0 ? only : undefined;
  const host = parts.get(name);
  return host !== undefined && host !== 'several' && fits(host) ? host : undefined;
}

/** API Gateway wraps the function's ARN into its own; a scalable target says `table/<name>`. */
function innerArn(reference: string): string {
  const start = reference.indexOf(FUNCTIONS);
  if (start >= 0 && reference.endsWith(INVOCATIONS)) {
    const inner = reference.slice(start + FUNCTIONS.length, -INVOCATIONS.length);
    if (inner !== '') return inner;
  }
  return reference.replace(/^(table|function|service\/[^/]+)[/:]/, '');
}

const FUNCTIONS = 'functions/';
const INVOCATIONS = '/invocations';

function hostOf(resource: DeclaredResource, index: Index, parts: PartHomes): GraphNode | undefined {
  const fold = foldOf(resource.type);
  for (const path of fold?.paths ?? []) {
    const value = resource.attributes[path];
    for (const reference of Array.isArray(value) ? value : [value]) {
      const found = find(index, parts, reference, fold?.kinds ?? []);
      if (found) return found;
    }
  }
  return undefined;
}

function worldOf(
  nodes: readonly GraphNode[],
  resources: readonly DeclaredResource[],
  home: ReadonlyMap<ResourceId, ResourceId>,
  partHomes: PartHomes,
  place: GraphPlace,
): World {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const byKind = Map.groupBy(nodes, (node) => node.kind);
  const index = aliasIndex(nodes);
  const hosts = new Map(
    [...partHomes].map(([alias, host]) => [alias, host === 'several' ? host : (byId.get(host.id) ?? host)]),
  );
  const parts = Map.groupBy(resources, (resource) => home.get(resource.id) ?? resource.id);
  return {
    place,
    nodes,
    resources,
    find: (reference, ...kinds) => find(index, hosts, reference, kinds),
    ofKind: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    partsOf: (node) => parts.get(node.id) ?? [],
    nodeOf: (resource) => byId.get(home.get(resource.id) ?? resource.id),
  };
}
