import type { NodeKind } from './kind-table.ts';
import { own } from './spelling.ts';

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

/** Dimensions that several kinds share, or that no figure of ours is read by. */
const OTHERS: Readonly<Record<string, readonly NodeKind[]>> = {
  LoadBalancer: ['load-balancer'],
  LoadBalancerName: ['load-balancer'],
  TargetGroup: ['target-group'],
  DBInstanceIdentifier: ['database', 'document-database', 'graph-database'],
  DBClusterIdentifier: ['database', 'document-database', 'graph-database'],
  ProxyName: ['database-proxy'],
  CacheClusterId: ['cache'],
  ReplicationGroupId: ['cache'],
  ClusterIdentifier: ['warehouse'],
  DomainName: ['search'],
  CollectionName: ['search-collection'],
  DeliveryStreamName: ['delivery-stream'],
  ServiceName: ['container-service', 'app-runner'],
  ClusterName: ['container-cluster', 'kubernetes-cluster', 'memory-database'],
  InstanceId: ['instance'],
  AutoScalingGroupName: ['auto-scaling-group'],
  NatGatewayId: ['nat-gateway'],
  DistributionId: ['cdn'],
  FileSystemId: ['file-system'],
  RuleName: ['rule', 'iot-rule'],
  EventBusName: ['bus'],
  LogGroupName: ['log-group'],
  UserPool: ['user-pool'],
  Broker: ['broker'],
  'Cluster Name': ['kafka'],
  GraphQLAPIId: ['graphql-api'],
  ProjectName: ['build-project'],
  JobName: ['etl-job'],
  CertificateArn: ['certificate'],
  CanaryName: ['canary'],
  EndpointName: ['model-endpoint'],
  WebACL: ['firewall'],
  HealthCheckId: ['dns-check'],
  PipeName: ['pipe'],
  ScheduleGroup: ['schedule-group'],
  SecretName: ['secret'],
  KeyId: ['key'],
};

/** Every kind that a dimension's value may name; none for one that names no resource (`Stage`, `Operation`). */
export function kindsOfDimension(dimension: string): readonly NodeKind[] {
  const only = KIND_OF.get(dimension);
  return only ? [only] : (own(OTHERS, dimension) ?? []);
}

const KIND_OF: ReadonlyMap<string, NodeKind> = new Map(
  Object.entries(DIMENSION_OF).map(([kind, dimension]) => [dimension, kind as NodeKind]),
);

/** What a dimension's value names, or undefined for one that names no resource (`Stage`, `Operation`). */
export const kindOfDimension = (dimension: string): NodeKind | undefined => KIND_OF.get(dimension);
