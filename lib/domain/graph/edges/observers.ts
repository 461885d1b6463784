import { at, listAt, textAt } from '../attributes.ts';
import { kindsOfDimension } from '../dimensions.ts';
import type { DeclaredResource, GraphNode } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

/** Alarm → what it watches, by the dimensions of its metrics. */
export const alarms: EdgeRule = (world) =>
  world.resources.flatMap((resource) => {
    const alarm = world.nodeOf(resource);
    if (alarm?.kind !== 'alarm') return [];
    return watched(resource, world).map((node) => ({
      kind: 'alarm' as const,
      from: alarm.id,
      to: node.id,
      says: `${addressOf(resource)}: ${textAt(resource.attributes, 'metricName') ?? 'metric math'} of ${node.name}`,
    }));
  });

function watched(alarm: DeclaredResource, world: World): readonly GraphNode[] {
  const found = dimensionSets(alarm).flatMap(({ pairs }) =>
    pairs.flatMap(([name, value]) => {
      const kinds = kindsOfDimension(name);
      return kinds.length > 0 ? (world.find(value, ...kinds) ?? []) : [];
    }),
  );
  return [...new Set(found)];
}

/** Dimensions of the alarm's metric, or of each metric of its expression, with the metric's namespace. */
export function dimensionSets(alarm: DeclaredResource): readonly {
  readonly namespace: string | undefined;
  readonly pairs: readonly (readonly [string, string])[];
}[] {
  const { attributes } = alarm;
  const queries = [...listAt(attributes, 'metricQuery'), ...listAt(attributes, 'metrics')];
  const metrics = queries.flatMap((query) => [at(query, 'metric'), at(query, 'metricStat.metric')]);
  return [attributes, ...metrics].map((metric) => ({
    namespace: textAt({ metric }, 'metric.namespace'),
    pairs: dimensions(at(metric, 'dimensions')),
  }));
}

/** Terraform keeps a map, CloudFormation a list of name and value. */
function dimensions(value: unknown): readonly (readonly [string, string])[] {
  if (isRecord(value)) return Object.entries(value).map(([name, each]) => [name, String(each)]);
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((each) => [String(each.Name ?? each.name), String(each.Value ?? each.value)]);
}

/** What writes into a log group: the function of that name, or the API whose access log it is. */
export const logs: EdgeRule = (world) => {
  const accessed = accessLoggers(world);
  return world.ofKind('log-group').flatMap((group): EdgeFact[] => {
    const name = textAt(group.attributes, 'name', 'logGroupName') ?? group.name;
    const fn = /^\/aws\/lambda\/(.+)$/.exec(name)?.[1];
    const writer =
      fn === undefined
        ? (accessed.get(group.id) ?? world.find(/^\/aws\/apigateway\/(.+)$/.exec(name)?.[1], ...APIS))
        : world.find(fn, 'function');
    return writer
      ? [{ kind: 'log', from: writer.id, to: group.id, says: `${writer.name} writes to ${name}` }]
      : [];
  });
};

const APIS = ['rest-api', 'http-api'] as const;

/** Log group → the API whose stage names it as its access log. */
function accessLoggers(world: World): ReadonlyMap<string, GraphNode> {
  return new Map(
    world.resources.flatMap((each) => {
      const { attributes } = each;
      const arn = textAt(attributes, 'accessLogSettings.destinationArn', 'accessLogSetting.destinationArn');
      const api = arn === undefined ? undefined : world.nodeOf(each);
      const name = arn?.split(':log-group:')[1]?.replace(/:\*$/, '');
      const group = world.find(arn, 'log-group') ?? world.find(name, 'log-group');
      return api && group ? [[group.id, api] as const] : [];
    }),
  );
}
