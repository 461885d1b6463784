import type { EnvironmentKey } from '../environment.ts';
import { kindOf } from '../graph/kinds.ts';
import type { NodeKind } from '../graph/model.ts';
import {
  type AlarmState,
  type Check,
  type EnvironmentHealth,
  type Verdict,
  worst,
} from '../health/health.ts';
import type { LogGroup } from '../logs/line.ts';
import { matching } from './matching.ts';
import type { InventoryResource } from './resource.ts';

/** A resource with what its checks say. No verdict: no check looks at it, and silence is not health. */
export type ResourceRow = {
  readonly resource: InventoryResource;
  readonly kind: NodeKind;
  readonly verdict?: Verdict;
  readonly checks: readonly Check[];
  /** CloudWatch's own word where the resource is an alarm. */
  readonly alarm?: AlarmState['state'];
};

export type Seen = {
  readonly declared: readonly InventoryResource[];
  readonly alarms: readonly AlarmState[];
  readonly logGroups: readonly LogGroup[];
  readonly health: EnvironmentHealth | undefined;
};

/** Everything declared, then what was found in the account under the environment's name and nobody declares. */
export function resourceRows(environment: EnvironmentKey, seen: Seen): readonly ResourceRow[] {
  const known = new Set(seen.declared.map((each) => each.name));
  const found = (type: string, name: string, arn?: string): InventoryResource[] =>
    known.has(name)
      ? []
      : [
          {
            id: arn ?? foundId(name),
            environment,
            type,
            name,
            owner: { kind: 'none' },
            ...(arn ? { arn } : {}),
          },
        ];
  const all = [
    ...seen.declared,
    ...seen.alarms.flatMap(({ name, arn }) => found('AWS::CloudWatch::Alarm', name, arn)),
    ...seen.logGroups.flatMap(({ name }) => found('AWS::Logs::LogGroup', name)),
  ];
  const alarms = new Map(seen.alarms.map((each) => [each.name, each.state]));
  return all.map((resource) => {
    const checks = checksOf(resource, seen.health);
    const alarm = kindOf(resource.type) === 'alarm' ? alarms.get(resource.name) : undefined;
    return {
      resource,
      kind: kindOf(resource.type),
      checks,
      ...(checks.length === 0 ? {} : { verdict: worst(checks.map((each) => each.verdict)) }),
      ...(alarm ? { alarm } : {}),
    };
  });
}

/** Of what the account has and nobody declares, and whose ARN is not told. */
export const foundId = (name: string): string => `found:${name}`;

function checksOf(resource: InventoryResource, health: EnvironmentHealth | undefined): readonly Check[] {
  const names = new Set([resource.id, resource.name, resource.arn, resource.physicalId]);
  return (health?.checks ?? []).filter((check) => check.resource !== undefined && names.has(check.resource));
}

/** `owner`, `type` and `state` of an address; what it does not name is not asked for. */
export type ResourceFilter = {
  readonly q: string;
  readonly owner?: 'terraform' | 'sam' | 'none';
  readonly type?: string;
  /** `attention`: a check or alarm is not fine. */
  readonly state?: 'attention' | 'unchecked';
};

export function filterRows(rows: readonly ResourceRow[], filter: ResourceFilter): readonly ResourceRow[] {
  const named = new Set(
    matching(
      rows.map(({ resource }) => resource),
      filter.q,
    ).map(({ id }) => id),
  );
  return rows.filter(
    (row) =>
      named.has(row.resource.id) &&
      (filter.owner === undefined || row.resource.owner.kind === filter.owner) &&
      (filter.type === undefined || row.resource.type === filter.type) &&
      (filter.state === undefined || isIn(row, filter.state)),
  );
}

const isIn = ({ verdict, alarm }: ResourceRow, state: ResourceFilter['state']): boolean =>
  state === 'unchecked'
    ? verdict === undefined && alarm === undefined
    : (verdict !== undefined && verdict !== 'healthy') || (alarm !== undefined && alarm !== 'OK');

const OWNERS = ['terraform', 'sam', 'none'] as const;
const STATES = ['attention', 'unchecked'] as const;
const oneOf = <T extends string>(text: unknown, known: readonly T[]): T | undefined =>
  known.find((each) => each === text);

/** The filter of an address; values that it does not know are dropped. */
export function resourceFilter(query: Readonly<Record<string, unknown>>): ResourceFilter {
  const owner = oneOf(query.owner, OWNERS);
  const state = oneOf(query.state, STATES);
  return {
    q: typeof query.q === 'string' ? query.q : '',
    ...(owner ? { owner } : {}),
    ...(state ? { state } : {}),
    ...(typeof query.type === 'string' && query.type !== '' ? { type: query.type } : {}),
  };
}
