import type { NodeKind } from './kind-table.ts';

/**
 * The dimension by which CloudWatch names a resource of each kind. Two kinds may bear one name: the dimension says
 * which is meant.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
export const DIMENSION_OF = {
  function: 'FunctionName',
  table: 'TableName',
  queue: 'QueueName',
  'rest-api': 'ApiName',
  'http-api': 'ApiId',
  topic: 'TopicName',
  bucket: 'BucketName',
  'data-stream': 'StreamName',
  'state-machine': 'StateMachineArn',
} as const satisfies Partial<Record<NodeKind, string>>;

const KIND_OF: ReadonlyMap<string, NodeKind> = new Map(
  Object.entries(DIMENSION_OF).map(([kind, dimension]) => [dimension, kind as NodeKind]),
);

/** What a dimension's value names, or undefined for one that names no resource (`Stage`, `Operation`). */
export const kindOfDimension = (dimension: string): NodeKind | undefined => KIND_OF.get(dimension);
