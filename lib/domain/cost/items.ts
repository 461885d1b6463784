import type { CostGroup } from './group.ts';

/** One thing that AWS bills for, in words of ours; its own usage types differ by region. */
export type Item = {
  /** What one of it is: `hour`, `GB`, `request`, `GB-second`, `GB-month`, `alarm-month`, … */
  readonly unit: string;
  readonly group: CostGroup;
  /**
   * Cost Explorer's name of the dimension SERVICE.
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html
   */
  readonly service: string;
  /** Where AWS's public price list has it: offer, and usage type without the region's prefix. Absent: no refresh. */
  readonly offer?: readonly [code: string, usageType: string];
  /** What an account gets a month for nothing, always; items of one pool share it. */
  readonly free?: { readonly pool: string; readonly units: number };
};

const EC2 = 'EC2 - Other';
const VPC = 'Amazon Virtual Private Cloud';
const LAMBDA = 'AWS Lambda';
const API = 'Amazon API Gateway';
const DYNAMODB = 'Amazon DynamoDB';
const CLOUDWATCH = 'AmazonCloudWatch';
const S3 = 'Amazon Simple Storage Service';
const SNS = 'Amazon Simple Notification Service';
const SQS = 'Amazon Simple Queue Service';
const KINESIS = 'Amazon Kinesis';
const KMS = 'AWS Key Management Service';

type Offer = readonly [string, string];
type Free = Item['free'];
const item = (unit: string, group: CostGroup, service: string, offer?: Offer, free?: Free): Item => ({
  unit,
  group,
  service,
  ...(offer ? { offer } : {}),
  ...(free ? { free } : {}),
});
const free = (pool: string, units: number): Free => ({ pool, units });
const cache = (gigabytes: string): Item =>
  item('hour', 'api', API, ['AmazonApiGateway', `ApiGatewayCacheUsage:${gigabytes}GB`]);

const LAMBDA_SECONDS = free('lambda-seconds', 400_000);
const LOGS = free('logs', 5);
const ALARMS = free('alarms', 10);
/** 25 units of provisioned capacity through a month of 730 hours. */
const CAPACITY = 25 * 730;

/** Everything that the price book knows: one row an item. Free tiers that end after a year are left out. */
export const ITEMS = {
  'nat-gateway': item('hour', 'network', EC2, ['AmazonEC2', 'NatGateway-Hours']),
  'nat-gateway-data': item('GB', 'network', EC2, ['AmazonEC2', 'NatGateway-Bytes']),
  'public-ipv4': item('hour', 'network', VPC, ['AmazonVPC', 'PublicIPv4:InUseAddress']),
  'interface-endpoint': item('hour', 'network', VPC, ['AmazonVPC', 'VpcEndpoint-Hours']),
  'interface-endpoint-data': item('GB', 'network', VPC, ['AmazonVPC', 'VpcEndpoint-Bytes']),
  'dns-query': item('query', 'network', 'Amazon Route 53'),

  'lambda-request': item(
    'request',
    'compute',
    LAMBDA,
    ['AWSLambda', 'Request'],
    free('lambda-requests', 1_000_000),
  ),
  'lambda-x86': item('GB-second', 'compute', LAMBDA, ['AWSLambda', 'Lambda-GB-Second'], LAMBDA_SECONDS),
  'lambda-arm': item('GB-second', 'compute', LAMBDA, ['AWSLambda', 'Lambda-GB-Second-ARM'], LAMBDA_SECONDS),
  'lambda-provisioned-x86': item('GB-second', 'compute', LAMBDA, [
    'AWSLambda',
    'Lambda-Provisioned-Concurrency',
  ]),
  'lambda-provisioned-arm': item('GB-second', 'compute', LAMBDA, [
    'AWSLambda',
    'Lambda-Provisioned-Concurrency-ARM',
  ]),
  'lambda-storage': item('GB-second', 'compute', LAMBDA, ['AWSLambda', 'Lambda-Storage-GB-Second']),
  'step-transition': item(
    'transition',
    'compute',
    'AWS Step Functions',
    ['AmazonStates', 'StateTransition'],
    free('transitions', 4_000),
  ),

  'rest-api-request': item('request', 'api', API, ['AmazonApiGateway', 'ApiGatewayRequest']),
  'http-api-request': item('request', 'api', API, ['AmazonApiGateway', 'ApiGatewayHttpRequest']),
  'websocket-message': item('message', 'api', API, ['AmazonApiGateway', 'ApiGatewayMessage']),
  'websocket-minute': item('minute', 'api', API, ['AmazonApiGateway', 'ApiGatewayMinute']),
  'api-cache-0-5': cache('0.5'),
  'api-cache-1-6': cache('1.6'),
  'api-cache-6-1': cache('6.1'),
  'api-cache-13-5': cache('13.5'),
  'api-cache-28-4': cache('28.4'),
  'api-cache-58-2': cache('58.2'),
  'api-cache-118': cache('118'),
  'api-cache-237': cache('237'),
  'cognito-user': item('user-month', 'api', 'Amazon Cognito'),

  'dynamodb-write': item('write unit', 'database', DYNAMODB, ['AmazonDynamoDB', 'WriteRequestUnits']),
  'dynamodb-read': item('read unit', 'database', DYNAMODB, ['AmazonDynamoDB', 'ReadRequestUnits']),
  'dynamodb-write-ia': item('write unit', 'database', DYNAMODB, ['AmazonDynamoDB', 'IA-WriteRequestUnits']),
  'dynamodb-read-ia': item('read unit', 'database', DYNAMODB, ['AmazonDynamoDB', 'IA-ReadRequestUnits']),
  'dynamodb-storage': item(
    'GB-month',
    'database',
    DYNAMODB,
    ['AmazonDynamoDB', 'TimedStorage-ByteHrs'],
    free('table-storage', 25),
  ),
  'dynamodb-storage-ia': item('GB-month', 'database', DYNAMODB, [
    'AmazonDynamoDB',
    'IA-TimedStorage-ByteHrs',
  ]),
  'dynamodb-provisioned-write': item(
    'unit-hour',
    'database',
    DYNAMODB,
    ['AmazonDynamoDB', 'WriteCapacityUnit-Hrs'],
    free('write-capacity', CAPACITY),
  ),
  'dynamodb-provisioned-read': item(
    'unit-hour',
    'database',
    DYNAMODB,
    ['AmazonDynamoDB', 'ReadCapacityUnit-Hrs'],
    free('read-capacity', CAPACITY),
  ),
  'dynamodb-provisioned-write-ia': item('unit-hour', 'database', DYNAMODB, [
    'AmazonDynamoDB',
    'IA-WriteCapacityUnit-Hrs',
  ]),
  'dynamodb-provisioned-read-ia': item('unit-hour', 'database', DYNAMODB, [
    'AmazonDynamoDB',
    'IA-ReadCapacityUnit-Hrs',
  ]),
  'dynamodb-pitr': item('GB-month', 'database', DYNAMODB, ['AmazonDynamoDB', 'TimedPITRStorage-ByteHrs']),
  'dynamodb-backup': item('GB-month', 'database', DYNAMODB, ['AmazonDynamoDB', 'TimedBackupStorage-ByteHrs']),
  'dynamodb-export': item('GB', 'database', DYNAMODB, ['AmazonDynamoDB', 'ExportDataSize-Bytes']),
  'dynamodb-stream-read': item('request', 'database', DYNAMODB, undefined, free('stream-reads', 2_500_000)),

  'logs-ingest': item('GB', 'rest', CLOUDWATCH, ['AmazonCloudWatch', 'DataProcessing-Bytes'], LOGS),
  'logs-ingest-ia': item('GB', 'rest', CLOUDWATCH, ['AmazonCloudWatch', 'DataProcessingIA-Bytes'], LOGS),
  'logs-ingest-vended': item('GB', 'rest', CLOUDWATCH, ['AmazonCloudWatch', 'VendedLog-Bytes'], LOGS),
  'logs-storage': item('GB-month', 'rest', CLOUDWATCH, ['AmazonCloudWatch', 'TimedStorage-ByteHrs'], LOGS),
  'logs-scanned': item('GB', 'rest', CLOUDWATCH, ['AmazonCloudWatch', 'DataScanned-Bytes'], LOGS),
  'live-tail': item('minute', 'rest', CLOUDWATCH, undefined, free('live-tail', 1_800)),
  'alarm-metric': item(
    'alarm-month',
    'rest',
    CLOUDWATCH,
    ['AmazonCloudWatch', 'CW:AlarmMonitorUsage'],
    ALARMS,
  ),
  'alarm-high-resolution': item('alarm-month', 'rest', CLOUDWATCH, [
    'AmazonCloudWatch',
    'CW:HighResAlarmMonitorUsage',
  ]),
  'alarm-composite': item('alarm-month', 'rest', CLOUDWATCH, [
    'AmazonCloudWatch',
    'CW:CompositeAlarmMonitorUsage',
  ]),
  'custom-metric': item(
    'metric-month',
    'rest',
    CLOUDWATCH,
    ['AmazonCloudWatch', 'CW:MetricMonitorUsage'],
    free('custom-metrics', 10),
  ),
  'metric-read': item('metric', 'rest', CLOUDWATCH, ['AmazonCloudWatch', 'CW:GMD-Metrics']),
  dashboard: item('dashboard-month', 'rest', CLOUDWATCH, undefined, free('dashboards', 3)),

  'kms-key': item('key-month', 'rest', KMS, ['awskms', 'KMS-Keys']),
  'kms-request': item('request', 'rest', KMS, ['awskms', 'KMS-Requests'], free('kms-requests', 20_000)),
  secret: item('secret-month', 'rest', 'AWS Secrets Manager', [
    'AWSSecretsManager',
    'AWSSecretsManager-Secrets',
  ]),
  'secret-request': item('request', 'rest', 'AWS Secrets Manager', [
    'AWSSecretsManager',
    'AWSSecretsManagerAPIRequest',
  ]),
  's3-storage': item('GB-month', 'rest', S3, ['AmazonS3', 'TimedStorage-ByteHrs']),
  's3-storage-ia': item('GB-month', 'rest', S3, ['AmazonS3', 'TimedStorage-SIA-ByteHrs']),
  's3-storage-one-zone': item('GB-month', 'rest', S3, ['AmazonS3', 'TimedStorage-ZIA-ByteHrs']),
  's3-storage-glacier-instant': item('GB-month', 'rest', S3, ['AmazonS3', 'TimedStorage-GIR-ByteHrs']),
  's3-storage-glacier': item('GB-month', 'rest', S3, ['AmazonS3', 'TimedStorage-GlacierByteHrs']),
  's3-put': item('request', 'rest', S3, ['AmazonS3', 'Requests-Tier1']),
  's3-get': item('request', 'rest', S3, ['AmazonS3', 'Requests-Tier2']),
  'sns-request': item(
    'request',
    'rest',
    SNS,
    ['AmazonSNS', 'Requests-Tier1'],
    free('sns-requests', 1_000_000),
  ),
  'sns-fifo-request': item('request', 'rest', SNS),
  'sns-http': item(
    'delivery',
    'rest',
    SNS,
    ['AmazonSNS', 'DeliveryAttempts-HTTP'],
    free('sns-http', 100_000),
  ),
  'sns-email': item(
    'delivery',
    'rest',
    SNS,
    ['AmazonSNS', 'DeliveryAttempts-SMTP'],
    free('sns-email', 1_000),
  ),
  'sqs-request': item(
    'request',
    'rest',
    SQS,
    ['AWSQueueService', 'Requests-Tier1'],
    free('sqs-requests', 1_000_000),
  ),
  'sqs-fifo-request': item(
    'request',
    'rest',
    SQS,
    ['AWSQueueService', 'Requests-FIFO-Tier1'],
    free('sqs-requests', 1_000_000),
  ),
  'kinesis-shard': item('hour', 'rest', KINESIS, ['AmazonKinesis', 'Storage-ShardHour']),
  'kinesis-put': item('payload unit', 'rest', KINESIS, ['AmazonKinesis', 'PutRequestPayloadUnits']),
  'kinesis-stream': item('hour', 'rest', KINESIS, ['AmazonKinesis', 'OnDemand-StreamHour']),
  'kinesis-ingest': item('GB', 'rest', KINESIS, ['AmazonKinesis', 'OnDemand-BilledIncomingBytes']),
  'kinesis-read': item('GB', 'rest', KINESIS, ['AmazonKinesis', 'OnDemand-BilledOutgoingBytes']),
  'kinesis-fan-out': item('hour', 'rest', KINESIS, ['AmazonKinesis', 'EnhancedFanoutHour']),
  'xray-recorded': item(
    'trace',
    'rest',
    'AWS X-Ray',
    ['AWSXRay', 'XRay-TracesStored'],
    free('traces', 100_000),
  ),
  'xray-read': item(
    'trace',
    'rest',
    'AWS X-Ray',
    ['AWSXRay', 'XRay-TracesAccessed'],
    free('traces-read', 1_000_000),
  ),
  'event-custom': item('event', 'rest', 'CloudWatch Events'),
} as const satisfies Readonly<Record<string, Item>>;

export type PricedItem = keyof typeof ITEMS;

export const isPricedItem = (name: string): name is PricedItem => Object.hasOwn(ITEMS, name);

/** The row of an item; none for one of another build. */
export const itemOf = (name: string): Item | undefined => (isPricedItem(name) ? ITEMS[name] : undefined);

/** What its cost is stacked under; an item of another build counts as the rest. */
export const groupOf = (name: string): CostGroup => itemOf(name)?.group ?? 'rest';
