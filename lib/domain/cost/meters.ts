import { numberAt, textAt } from '../graph/attributes.ts';
import { kindOf, NAME_PATHS } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import type { Statistic } from '../metrics/series.ts';
import { customMetrics } from './custom-metrics.ts';
import type { PricedItem } from './items.ts';
import type { Meter } from './meter.ts';
import { storageClasses } from './storage-classes.ts';

const GB = 1024 ** 3;
/** A day's average of stored bytes, as a part of a month of 730 hours. */
const DAY_OF_MONTH = 24 / 730;

/**
 * What CloudWatch counts of gateways, endpoints, queues, buckets, topics, streams and metric filters. A request to a queue that carries ten
 * messages counts once in the bill and ten times here: the quantity is the most that it can be.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export function metersOf(declared: readonly DeclaredResource[]): readonly Meter[] {
  const own = declared.flatMap((resource) =>
    metersOfOne(resource, declared).map((found) => ({
      ...found,
      ...{ resource: resource.id, label: labelOf(resource) },
    })),
  );
  return [...own, ...customMetrics(declared)];
}

type Found = Pick<Meter, 'item' | 'measures' | 'scale'>;

function metersOfOne(resource: DeclaredResource, declared: readonly DeclaredResource[]): readonly Found[] {
  const { attributes, type } = resource;
  const name = textAt(attributes, ...NAME_PATHS);
  switch (kindOf(type)) {
    case 'nat-gateway': {
      const id = physicalId(resource, 'nat-');
      const metrics = ['BytesInFromSource', 'BytesInFromDestination'];
      return [found('nat-gateway-data', 'AWS/NATGateway', metrics, id && { NatGatewayId: id }, 1 / GB)];
    }
    case 'vpc-endpoint': {
      if (textAt(attributes, 'vpcEndpointType') !== 'Interface') return [];
      const id = physicalId(resource, 'vpce-');
      const service = textAt(attributes, 'serviceName');
      const vpc = textAt(attributes, 'vpcId');
      const dimensions = id &&
        service &&
        vpc && {
          'Endpoint Type': 'Interface',
          'Service Name': service,
          'VPC Endpoint Id': id,
          'VPC Id': vpc,
        };
      return [
        found('interface-endpoint-data', 'AWS/PrivateLinkEndpoints', ['BytesProcessed'], dimensions, 1 / GB),
      ];
    }
    case 'queue': {
      const metrics = [
        ...['NumberOfMessagesSent', 'NumberOfMessagesReceived'],
        ...['NumberOfMessagesDeleted', 'NumberOfEmptyReceives'],
      ];
      const item = name?.endsWith('.fifo') ? 'sqs-fifo-request' : 'sqs-request';
      return [found(item, 'AWS/SQS', metrics, name && { QueueName: name }, 1)];
    }
    case 'topic': {
      const item = name?.endsWith('.fifo') ? 'sns-fifo-request' : 'sns-request';
      return [found(item, 'AWS/SNS', ['NumberOfMessagesPublished'], name && { TopicName: name }, 1)];
    }
    case 'bucket':
      return storageClasses(resource, declared).map(({ type: storage, item }) => {
        const dimensions = name && { BucketName: name, StorageType: storage };
        return found(item, 'AWS/S3', ['BucketSizeBytes'], dimensions, DAY_OF_MONTH / GB, 'Average');
      });
    case 'data-stream': {
      const meter = (item: PricedItem, metric: string, scale: number) =>
        found(item, 'AWS/Kinesis', [metric], name && { StreamName: name }, scale);
      return isOnDemand(attributes)
        ? [
            meter('kinesis-ingest', 'IncomingBytes', 1 / GB),
            meter('kinesis-read', 'GetRecords.Bytes', 1 / GB),
          ]
        : // A unit is 25 KB of one record: the quantity is the least that it can be.
          [meter('kinesis-put', 'IncomingRecords', 1)];
    }
    default:
      return [];
  }
}

/** A stream that says no shards is paid by what goes through it. */
export const isOnDemand = (attributes: DeclaredResource['attributes']): boolean =>
  !numberAt(attributes, 'shardCount');

/** Without dimensions nothing can be asked: the line stands, and its quantity is not measured. */
function found(
  item: PricedItem,
  namespace: string,
  metrics: readonly string[],
  dimensions: Readonly<Record<string, string>> | '' | undefined,
  scale: number,
  statistic: Statistic = 'Sum',
): Found {
  if (!dimensions) return { item, measures: [], scale };
  const id = Object.values(dimensions).join(' ');
  const measures = metrics.map((name) => ({
    id: `${namespace} ${id} ${name} ${statistic}`,
    metric: { namespace, name, dimensions },
    statistic,
  }));
  return { item, measures, scale };
}

/** What AWS calls it: an attribute of a state, the physical id of a stack. */
function physicalId({ attributes, aliases }: DeclaredResource, prefix: string): string | undefined {
  return [textAt(attributes, 'id'), ...aliases].find((each) => each?.startsWith(prefix));
}

/** Its name, or where it is declared. */
export function labelOf({ attributes, owner, id }: DeclaredResource): string {
  const name = textAt(attributes, ...NAME_PATHS, 'tags.Name');
  return name ?? (owner.kind === 'terraform' ? owner.address : owner.kind === 'sam' ? owner.logicalId : id);
}
