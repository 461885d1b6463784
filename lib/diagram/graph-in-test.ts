import {
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  type NodeKind,
  type ResourceId,
  resourceId,
  type SystemGraph,
} from '#lib/domain/graph/model.ts';

/** How many of each; no zone, no network. Tests only. */
export type Sizes = {
  readonly apis: number;
  readonly functions: number;
  readonly tables: number;
  readonly queues: number;
  readonly buckets: number;
  readonly rules: number;
  readonly zones: number;
  readonly endpoint: boolean;
};

/**
 * A graph as accounts have them, of up to 30 nodes: functions between sources and stores, in a network or not.
 * @param next numbers from 0 to 99: which of the lines that make sense are there, and how long names are
 */
export function graphOf(size: Sizes, next: () => number): SystemGraph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const add = (
    kind: NodeKind,
    name: string,
    path: readonly ResourceId[] = [],
    attributes = {},
  ): ResourceId => {
    const id = resourceId(`tf:x#${kind}.${name}`);
    const owner = { kind: 'terraform', directory: 'x', address: `${kind}.${name}` } as const;
    nodes.push({
      id,
      kind,
      type: `aws_${kind}`,
      name,
      aliases: [],
      owners: [owner],
      path,
      attributes,
      folded: [],
    });
    return id;
  };
  const many = (count: number, kind: NodeKind, path: readonly ResourceId[] = []): readonly ResourceId[] =>
    Array.from({ length: count }, (_, index) =>
      add(kind, `${kind}-${index}${'-name'.repeat(next() % 6)}`, path),
    );
  const join = (
    kind: EdgeKind,
    from: ResourceId | undefined,
    to: ResourceId | undefined,
    via?: ResourceId,
  ): void => {
    if (!from || !to || edges.some((edge) => edge.kind === kind && edge.from === from && edge.to === to))
      return;
    const label = kind === 'network' ? {} : { label: `${kind} ${'x'.repeat(next() % 9)}` };
    const more = via === undefined ? label : { ...label, via };
    edges.push({
      id: `${kind} ${from} ${to}`,
      kind,
      from,
      to,
      evidence: [{ kind: 'text', text: 'generated' }],
      ...more,
    });
  };
  const pick = (ids: readonly ResourceId[]): ResourceId | undefined => ids[next() % Math.max(1, ids.length)];
  const often = (percent: number): boolean => next() < percent;

  const network = size.zones > 0 ? networkOf(size, add, join) : undefined;
  const functions = many(size.functions, 'function', network?.home);
  const tables = many(size.tables, 'table');
  const queues = many(size.queues, 'queue');
  const buckets = many(size.buckets, 'bucket');
  const apis = many(size.apis, 'rest-api');
  const rules = many(size.rules, 'rule');
  if (apis.length > 0) {
    const client = add('client', 'Clients');
    for (const api of apis) join('request', client, api);
  }
  for (const api of apis) for (const each of functions) if (often(40)) join('invoke', api, each);
  for (const rule of rules) join('schedule', rule, pick(functions));
  for (const each of functions) {
    for (const table of tables) {
      if (often(45)) join(often(50) ? 'read' : 'write', each, table, network?.endpoint);
      if (often(15)) join('stream', table, each);
    }
    for (const queue of queues) {
      const share = next();
      if (share < 25) join('message', each, queue);
      else if (share < 40) join('dead-letter', each, queue);
      else if (share < 55) join('message', queue, each);
    }
    for (const bucket of buckets) if (often(30)) join(often(50) ? 'read' : 'write', each, bucket);
    for (const eni of network?.interfaces ?? []) join('network', each, eni);
  }
  const place = {
    system: 'any',
    environment: 'dev',
    account: '000000000000',
    region: 'eu-west-1',
    prefix: 'any-dev',
  };
  return { place, nodes, edges, problems: [], findings: [] };
}

type Add = (kind: NodeKind, name: string, path?: readonly ResourceId[], attributes?: object) => ResourceId;
type Join = (kind: EdgeKind, from: ResourceId | undefined, to: ResourceId | undefined) => void;

/** Zones with a private and a public subnet each, one NAT for all, and a way out. */
function networkOf({ zones, endpoint }: Sizes, add: Add, join: Join) {
  const vpc = add('vpc', 'main', [], { cidrBlock: '10.0.0.0/16' });
  const group = add('security-group', 'functions', [vpc]);
  const gateway = add('internet-gateway', 'igw', [vpc]);
  join('network', gateway, add('internet', 'Internet'));
  let nat: ResourceId | undefined;
  const interfaces = Array.from({ length: zones }, (_, index) => {
    const zone = add('zone', `eu-west-1${'abc'[index] ?? ''}`, [vpc]);
    const inner = add('subnet', `private-${index}`, [vpc, zone], { cidrBlock: `10.0.1${index}.0/24` });
    const outer = add('subnet', `public-${index}`, [vpc, zone], {
      cidrBlock: `10.0.${index}.0/24`,
      tier: 'public',
    });
    if (!nat) {
      nat = add('nat-gateway', 'nat', [vpc, zone, outer]);
      join('network', nat, gateway);
    }
    const eni = add('network-interface', `eni-${index}`, [vpc, zone, inner]);
    join('network', eni, nat);
    return eni;
  });
  return {
    home: [vpc, group],
    interfaces,
    endpoint: endpoint ? add('vpc-endpoint', 'dynamodb', [vpc]) : undefined,
  };
}
