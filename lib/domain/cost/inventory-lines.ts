import { listAt, numberAt, recordsAt, textAt } from '../graph/attributes.ts';
import { kindOf } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import { isRecord } from '../graph/spelling.ts';
import { isPricedItem, type PricedItem } from './items.ts';
import type { Billable } from './line.ts';
import { isOnDemand, labelOf } from './meters.ts';
import { type BilledMonth, hoursSoFar, monthsSoFar } from './month.ts';
import { provisionedBillables } from './provisioned-lines.ts';

/** What costs by being there, whoever uses it. */
export function inventoryBillables(
  declared: readonly DeclaredResource[],
  month: BilledMonth,
): readonly Billable[] {
  return [
    ...declared.flatMap((resource) => billablesOf(resource, month)),
    ...provisionedBillables(declared, month),
  ];
}

function billablesOf(resource: DeclaredResource, month: BilledMonth): readonly Billable[] {
  const hours = (count: number) => known(count * hoursSoFar(month), 'hours × declared resources');
  const months = (count: number) => known(count * monthsSoFar(month), 'months × declared resources');
  const own = {
    resource: resource.id,
    label: labelOf(resource),
    kind: 'inventory' as const,
  };
  switch (kindOf(resource.type)) {
    case 'nat-gateway':
      return [{ ...own, item: 'nat-gateway', quantity: hours(1) }];
    case 'address':
      return [{ ...own, item: 'public-ipv4', quantity: hours(1) }];
    case 'vpc-endpoint': {
      const zones = listAt(resource.attributes, 'subnetIds').length;
      const isInterface = textAt(resource.attributes, 'vpcEndpointType') === 'Interface';
      // Gateway endpoints are free.
      return isInterface ? [{ ...own, item: 'interface-endpoint', quantity: hours(Math.max(1, zones)) }] : [];
    }
    case 'alarm':
      return [{ ...own, item: alarmItem(resource), quantity: months(metricsOf(resource)) }];
    case 'dashboard':
      return [{ ...own, item: 'dashboard', quantity: months(1) }];
    case 'secret':
      return [{ ...own, item: 'secret', quantity: months(1) }];
    case 'key':
      return [{ ...own, item: 'kms-key', quantity: months(1) }];
    case 'data-stream': {
      const shards = numberAt(resource.attributes, 'shardCount');
      return isOnDemand(resource.attributes)
        ? [{ ...own, item: 'kinesis-stream', quantity: hours(1) }]
        : [{ ...own, item: 'kinesis-shard', quantity: hours(shards ?? 1) }];
    }
    default: {
      const cache = cacheItem(resource);
      return cache ? [{ ...own, item: cache, quantity: hours(1) }] : [];
    }
  }
}

/** A composite alarm, and one that is asked more often than once a minute, have prices of their own. */
export function alarmItem({ type, attributes }: Pick<DeclaredResource, 'type' | 'attributes'>): PricedItem {
  if (/composite/i.test(type)) return 'alarm-composite';
  const queries = recordsAt(attributes, 'metricQuery', 'metrics');
  const periods = [attributes, ...queries].flatMap(
    (each) => numberAt(each, 'period', 'metric.period', 'metricStat.period') ?? [],
  );
  return periods.some((each) => each < 60) ? 'alarm-high-resolution' : 'alarm-metric';
}

/** The cache of an API's stage, paid by the hour and by its size in GB. */
function cacheItem({ type, attributes }: DeclaredResource): PricedItem | undefined {
  if (type !== 'aws_api_gateway_stage' && type !== 'AWS::ApiGateway::Stage') return undefined;
  const on = ['true', true].includes(attributes.cacheClusterEnabled as string | boolean);
  const size = on
    ? `api-cache-${(textAt(attributes, 'cacheClusterSize') ?? '0.5').replace('.', '-')}`
    : undefined;
  return size !== undefined && isPricedItem(size) ? size : undefined;
}

/** A math alarm is billed for each metric that it reads. */
function metricsOf({ attributes }: DeclaredResource): number {
  const queries = listAt(attributes, 'metricQuery', 'metrics');
  const read = queries.filter(
    (each) =>
      isRecord(each) && (isRecord(each.metricStat) || (Array.isArray(each.metric) && each.metric.length > 0)),
  );
  return Math.max(1, read.length);
}

const known = (value: number, source: string) => ({ state: 'known', value, source }) as const;
