import { type Measure, measure } from '../metrics/measure.ts';
import type { MetricTarget } from '../metrics/targets.ts';
import type { Bytes } from '../units.ts';
import type { PricedItem } from './items.ts';
import type { Billable } from './line.ts';
import { known, NOT_READ, type Points, totalOf } from './measured-total.ts';
import type { Meter } from './meter.ts';
import { meteredLine } from './metered-line.ts';
import { type BilledMonth, monthsSoFar } from './month.ts';

/** What the meters of this month said, and the settings they are billed by. */
export type MeasuredUse = {
  readonly points: Points;
  readonly functions: ReadonlyMap<string, FunctionSize>;
  readonly tables: ReadonlyMap<string, TableSize>;
  readonly logGroups: readonly {
    readonly name: string;
    readonly storedBytes?: number;
    /** `ResourceId` where somebody declares it. */
    readonly resource?: string;
    /** Taken in at half the price, and searched less. */
    readonly infrequentAccess?: boolean;
  }[];
  /** Measures that CloudWatch did not answer, or answered in part. */
  readonly unread?: ReadonlySet<string>;
  /** Of gateways, endpoints, queues, buckets, topics and metric filters. */
  readonly meters?: readonly Meter[];
};

/** By function name. */
export type FunctionSize = { readonly memoryMb: number; readonly architecture: 'x86_64' | 'arm64' };

/** By table name. `size` is absent while AWS has not counted. */
export type TableSize = {
  readonly billing: 'on-demand' | 'provisioned';
  readonly size?: Bytes;
  readonly infrequentAccess?: boolean;
  /** Whether a copy is kept for point-in-time recovery; absent where nobody declares the table. */
  readonly recovery?: boolean;
};

const GB = 1024 ** 3;

/** Meters to read for a month, by the hour. */
export function usageMeasures(
  targets: readonly MetricTarget[],
  logGroups: readonly { readonly name: string }[],
  meters: readonly Meter[] = [],
): readonly Measure[] {
  return [
    ...targets.flatMap(measuresOf),
    ...logGroups.map(({ name }) => ingestMeasure(name)),
    ...meters.flatMap(({ measures }) => measures),
  ];
}

function measuresOf(target: MetricTarget): readonly Measure[] {
  switch (target.kind) {
    case 'function':
      return [measure(target, 'Invocations', 'Sum'), measure(target, 'Duration', 'Sum')];
    case 'rest-api':
    case 'http-api':
      return [measure(target, 'Count', 'Sum')];
    case 'table':
      return [
        measure(target, 'ConsumedReadCapacityUnits', 'Sum'),
        measure(target, 'ConsumedWriteCapacityUnits', 'Sum'),
        // An hour's average of what is kept ready is that many unit-hours.
        measure(target, 'ProvisionedReadCapacityUnits', 'Average'),
        measure(target, 'ProvisionedWriteCapacityUnits', 'Average'),
      ];
    default:
      return [];
  }
}

const ingestMeasure = (group: string): Measure => ({
  id: `${group} IncomingBytes Sum`,
  metric: { namespace: 'AWS/Logs', name: 'IncomingBytes', dimensions: { LogGroupName: group } },
  statistic: 'Sum',
});

/** What costs by being used, at list price and without free tiers, which are the whole account's. */
export function usageBillables(
  targets: readonly MetricTarget[],
  use: MeasuredUse,
  month: BilledMonth,
): readonly Billable[] {
  return [
    ...targets.flatMap((target) => billablesOf(target, use, month)),
    ...use.logGroups.flatMap((group) => logBillables(group, use, month)),
    ...(use.meters ?? []).map((meter) => meteredLine(meter, use)),
  ];
}

function billablesOf(target: MetricTarget, use: MeasuredUse, month: BilledMonth): readonly Billable[] {
  const { kind, resource, label } = target;
  const total = (metric: string, scale = 1) => totalOf([measure(target, metric, 'Sum')], use.points, scale);
  const line = (item: Billable['item'], quantity: Billable['quantity']): Billable => ({
    resource,
    label,
    kind: 'usage',
    item,
    quantity,
  });
  switch (kind) {
    case 'function': {
      const size = use.functions.get(target.dimensions.FunctionName ?? '');
      const seconds = size ? total('Duration', size.memoryMb / 1024 / 1_000) : NOT_READ;
      const item = size?.architecture === 'x86_64' ? 'lambda-x86' : 'lambda-arm';
      return [line('lambda-request', total('Invocations')), line(item, seconds)];
    }
    case 'rest-api':
      return [line('rest-api-request', total('Count'))];
    case 'http-api':
      return [line('http-api-request', total('Count'))];
    case 'table':
      return tableBillables(target, use, month);
    default:
      return [];
  }
}

function tableBillables(target: MetricTarget, use: MeasuredUse, month: BilledMonth): readonly Billable[] {
  const { resource, label } = target;
  const table = use.tables.get(target.dimensions.TableName ?? '');
  const line = (item: PricedItem, quantity: Billable['quantity']): Billable => ({
    ...{ resource, label, kind: 'usage', item, quantity },
  });
  const size = table?.size === undefined ? NOT_READ : known((table.size / GB) * monthsSoFar(month), SIZE);
  const ia = table?.infrequentAccess === true;
  const kept = [
    line(ia ? 'dynamodb-storage-ia' : 'dynamodb-storage', size),
    ...(table?.recovery ? [line('dynamodb-pitr', size)] : []),
  ];
  // Provisioned capacity is paid for whether it is used or not.
  if (table?.billing === 'provisioned') {
    const ready = (metric: string) => totalOf([measure(target, metric, 'Average')], use.points, 1);
    return [
      line(
        ia ? 'dynamodb-provisioned-read-ia' : 'dynamodb-provisioned-read',
        ready('ProvisionedReadCapacityUnits'),
      ),
      line(
        ia ? 'dynamodb-provisioned-write-ia' : 'dynamodb-provisioned-write',
        ready('ProvisionedWriteCapacityUnits'),
      ),
      ...kept,
    ];
  }
  const units = (metric: string) =>
    table ? totalOf([measure(target, metric, 'Sum')], use.points, 1) : NOT_READ;
  return [
    line(ia ? 'dynamodb-read-ia' : 'dynamodb-read', units('ConsumedReadCapacityUnits')),
    line(ia ? 'dynamodb-write-ia' : 'dynamodb-write', units('ConsumedWriteCapacityUnits')),
    ...kept,
  ];
}

function logBillables(
  { name, storedBytes, infrequentAccess, resource = name }: MeasuredUse['logGroups'][number],
  use: MeasuredUse,
  month: BilledMonth,
): readonly Billable[] {
  const own = { resource, label: name, kind: 'usage' as const };
  const stored =
    storedBytes === undefined ? NOT_READ : known((storedBytes / GB) * monthsSoFar(month), STORED);
  return [
    {
      ...own,
      item: infrequentAccess ? 'logs-ingest-ia' : 'logs-ingest',
      quantity: totalOf([ingestMeasure(name)], use.points, 1 / GB),
    },
    { ...own, item: 'logs-storage', quantity: stored },
  ];
}

const SIZE = 'dynamodb:DescribeTable TableSizeBytes';
const STORED = 'logs:DescribeLogGroups storedBytes';
