import { at, textAt } from '../graph/attributes.ts';
import { kindOf, NAME_PATHS } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import type { MetricTarget } from '../metrics/targets.ts';
import type { CostFacts } from './cost.ts';
import type { TableSize } from './usage-lines.ts';

type FoundGroup = { readonly name: string; readonly retentionDays?: number };

/** Zones that the environment's subnets lie in, and how long its log groups keep. */
export function costFacts(
  region: string,
  declared: readonly DeclaredResource[],
  logGroups: readonly FoundGroup[],
): CostFacts {
  const zones = declared
    .filter((each) => kindOf(each.type) === 'subnet')
    .flatMap((each) => textAt(each.attributes, 'availabilityZone') ?? []);
  return {
    region,
    zones: new Set(zones).size,
    retention: logGroups.map(({ name, retentionDays }) => ({
      group: name,
      ...(retentionDays === undefined ? {} : { days: retentionDays }),
    })),
  };
}

/** Log groups with the id of what declares them, by name; one that nobody declares keeps none. */
export function owned<Group extends FoundGroup>(
  logGroups: readonly Group[],
  declared: readonly DeclaredResource[],
): readonly (Group & { readonly resource?: string })[] {
  const ids = new Map(
    declared
      .filter((each) => kindOf(each.type) === 'log-group')
      .flatMap((each): [string, string][] => {
        const name = textAt(each.attributes, ...NAME_PATHS);
        return name ? [[name, each.id]] : [];
      }),
  );
  return logGroups.map((group) => {
    const resource = ids.get(group.name);
    return resource === undefined ? group : { ...group, resource };
  });
}

/** Tables with whether their declaration asks for point-in-time recovery, by either engine's name of it. */
export function withRecovery(
  tables: ReadonlyMap<string, TableSize>,
  targets: readonly MetricTarget[],
  declared: readonly DeclaredResource[],
): ReadonlyMap<string, TableSize> {
  const recovered = new Set(
    declared
      .filter(({ attributes }) =>
        RECOVERY.some((path) => ['true', true].includes(at(attributes, path) as string | boolean)),
      )
      .map(({ id }) => String(id)),
  );
  const names = new Set(
    targets.filter(({ resource }) => recovered.has(resource)).map((each) => each.dimensions.TableName),
  );
  return new Map([...tables].map(([name, table]) => [name, { ...table, recovery: names.has(name) }]));
}

const RECOVERY = [
  'pointInTimeRecovery.enabled',
  'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled',
] as const;
