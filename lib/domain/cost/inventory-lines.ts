import { listAt, textAt } from '../graph/attributes.ts';
import { kindOf, NAME_PATHS } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import { isRecord } from '../graph/spelling.ts';
import type { Billable } from './line.ts';
import { type BilledMonth, hoursSoFar, monthsSoFar } from './month.ts';

/** What costs by being there, whoever uses it. */
export function inventoryBillables(
  declared: readonly DeclaredResource[],
  month: BilledMonth,
): readonly Billable[] {
  return declared.flatMap((resource) => billablesOf(resource, month));
}

function billablesOf(resource: DeclaredResource, month: BilledMonth): readonly Billable[] {
  const hours = (count: number) => known(count * hoursSoFar(month), 'hours × declared resources');
  const months = (count: number) => known(count * monthsSoFar(month), 'months × declared resources');
  const own = {
    resource: resource.id,
    label: textAt(resource.attributes, ...NAME_PATHS, 'tags.Name') ?? labelOf(resource),
    kind: 'inventory' as const,
  };
  switch (kindOf(resource.type)) {
    case 'nat-gateway':
      return [
        { ...own, item: 'nat-gateway', quantity: hours(1) },
        { ...own, item: 'nat-gateway-data', quantity: NOT_MEASURED, kind: 'usage' },
      ];
    case 'address':
      return [{ ...own, item: 'public-ipv4', quantity: hours(1) }];
    case 'vpc-endpoint': {
      const zones = listAt(resource.attributes, 'subnetIds').length;
      const isInterface = textAt(resource.attributes, 'vpcEndpointType') === 'Interface';
      // Gateway endpoints are free.
      return isInterface ? [{ ...own, item: 'interface-endpoint', quantity: hours(Math.max(1, zones)) }] : [];
    }
    case 'alarm':
      return [{ ...own, item: 'alarm-metric', quantity: months(metricsOf(resource)) }];
    case 'dashboard':
      return [{ ...own, item: 'dashboard', quantity: months(1), freeTierShared: true }];
    case 'secret':
      return [{ ...own, item: 'secret', quantity: months(1) }];
    case 'queue':
      return [{ ...own, item: 'sqs-request', quantity: NOT_MEASURED, kind: 'usage' }];
    case 'bucket':
      return [{ ...own, item: 's3-storage', quantity: NOT_MEASURED, kind: 'usage' }];
    default:
      return [];
  }
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

const labelOf = ({ owner, id }: DeclaredResource): string =>
  owner.kind === 'terraform' ? owner.address : owner.kind === 'sam' ? owner.logicalId : id;

const NOT_MEASURED = { state: 'unknown', why: 'not-measured' } as const;
const known = (value: number, source: string) => ({ state: 'known', value, source }) as const;
