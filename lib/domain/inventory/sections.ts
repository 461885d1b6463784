import type { NodeKind } from '../graph/model.ts';
import type { ResourceRow } from './rows.ts';

/** What a resource is for somebody who looks for one: the parts that answer come first, what belongs to them after. */
export const SECTIONS = [
  'compute',
  'api',
  'data',
  'messages',
  'network',
  'watch',
  'access',
  'other',
] as const;
export type Section = (typeof SECTIONS)[number];

const OF: Partial<Record<NodeKind, Section>> = {
  function: 'compute',
  layer: 'compute',
  'state-machine': 'compute',
  'rest-api': 'api',
  'http-api': 'api',
  table: 'data',
  bucket: 'data',
  secret: 'data',
  parameter: 'data',
  queue: 'messages',
  topic: 'messages',
  schedule: 'messages',
  rule: 'messages',
  bus: 'messages',
  vpc: 'network',
  subnet: 'network',
  'security-group': 'network',
  'nat-gateway': 'network',
  'internet-gateway': 'network',
  'vpc-endpoint': 'network',
  'route-table': 'network',
  address: 'network',
  alarm: 'watch',
  dashboard: 'watch',
  'log-group': 'watch',
  role: 'access',
};

/** By the kind; of kinds that the graph has no word for, by the service in the engine's type. */
export function sectionOf({ kind, resource }: ResourceRow): Section {
  const known = OF[kind];
  if (known) return known;
  const type = resource.type.toLowerCase();
  return BY_TYPE.find(([part]) => type.includes(part))?.[1] ?? 'other';
}

const BY_TYPE: readonly (readonly [string, Section])[] = [
  ['iam', 'access'],
  ['kms', 'access'],
  ['apigateway', 'api'],
  ['api_gateway', 'api'],
  ['lambda', 'compute'],
  ['dynamodb', 'data'],
  ['s3', 'data'],
  ['secret', 'data'],
  ['sqs', 'messages'],
  ['sns', 'messages'],
  ['event', 'messages'],
  ['cloudwatch', 'watch'],
  ['logs', 'watch'],
  ['route', 'network'],
  ['vpc', 'network'],
  ['subnet', 'network'],
  ['security_group', 'network'],
  ['eip', 'network'],
];

export const SORTS = ['part', 'name', 'type', 'owner', 'health'] as const;
export type Sort = (typeof SORTS)[number];

export const sortOf = (text: unknown): Sort => SORTS.find((each) => each === text) ?? 'part';

const TROUBLE = ['failing', 'degraded', 'unknown', 'healthy'];

/** By part, each in its own order, what has a check first; or by one column, whatever the part. */
export function sortedRows(rows: readonly ResourceRow[], sort: Sort): readonly ResourceRow[] {
  const keyOf = (row: ResourceRow): readonly (string | number)[] => {
    const { resource, verdict, kind } = row;
    const trouble = verdict === undefined ? TROUBLE.length : TROUBLE.indexOf(verdict);
    switch (sort) {
      case 'part':
        return [SECTIONS.indexOf(sectionOf(row)), kind, trouble, resource.name];
      case 'name':
        return [resource.name];
      case 'type':
        return [resource.type, resource.name];
      case 'owner':
        return [resource.owner.kind, resource.name];
      case 'health':
        return [trouble, resource.name];
    }
  };
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ row }) => row);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (one === other || other === undefined) continue;
    return typeof one === 'number' ? one - Number(other) : one.localeCompare(String(other), 'en');
  }
  return 0;
}
