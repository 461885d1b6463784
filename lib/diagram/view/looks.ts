import { numberAt, textAt, textsAt } from '#lib/domain/graph/attributes.ts';
import type { GraphNode, GraphPlace, NodeKind } from '#lib/domain/graph/model.ts';
import type { OwnerMark } from '#lib/domain/graph/scene.ts';

const SERVICE = 'architecture-service/';
const RESOURCE = 'resource/';

const ICONS: Readonly<Partial<Record<NodeKind, string>>> = {
  client: `${RESOURCE}Users`,
  internet: `${RESOURCE}Internet`,
  'rest-api': `${SERVICE}AmazonAPIGateway`,
  'http-api': `${SERVICE}AmazonAPIGateway`,
  function: `${SERVICE}AWSLambda`,
  layer: `${SERVICE}AWSLambda`,
  table: `${SERVICE}AmazonDynamoDB`,
  queue: `${SERVICE}AmazonSimpleQueueService`,
  topic: `${SERVICE}AmazonSimpleNotificationService`,
  bucket: `${SERVICE}AmazonSimpleStorageService`,
  schedule: `${SERVICE}AmazonEventBridge`,
  rule: `${SERVICE}AmazonEventBridge`,
  bus: `${SERVICE}AmazonEventBridge`,
  'state-machine': `${SERVICE}AWSStepFunctions`,
  secret: `${SERVICE}AWSSecretsManager`,
  parameter: `${SERVICE}AWSSystemsManager`,
  role: `${SERVICE}AWSIdentityandAccessManagement`,
  alarm: `${SERVICE}AmazonCloudWatch`,
  dashboard: `${SERVICE}AmazonCloudWatch`,
  'log-group': `${SERVICE}AmazonCloudWatch`,
  'nat-gateway': `${RESOURCE}AmazonVPCNATGateway`,
  'internet-gateway': `${RESOURCE}AmazonVPCInternetGateway`,
  'vpc-endpoint': `${RESOURCE}AmazonVPCEndpoints`,
  'network-interface': `${RESOURCE}AmazonVPCElasticNetworkInterface`,
  address: `${RESOURCE}AmazonVPCElasticNetworkInterface`,
};

/** Services of types that are drawn as themselves only: the first part of either engine's type. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/cloudfront/i, 'AmazonCloudFront'],
  [/waf/i, 'AWSWAF'],
  [/cognito/i, 'AmazonCognito'],
  [/kms/i, 'AWSKeyManagementService'],
  [/kinesis_firehose|Firehose/, 'AmazonDataFirehose'],
  [/kinesis/i, 'AmazonKinesisDataStreams'],
  [/route53/i, 'AmazonRoute53'],
  [/acm/i, 'AWSCertificateManager'],
  [/ecs/i, 'AmazonElasticContainerService'],
  [/^aws_(lb|alb|elb)|ElasticLoadBalancing/, 'ElasticLoadBalancing'],
  [/rds|db_instance/i, 'AmazonRDS'],
  [/elasticache/i, 'AmazonElastiCache'],
  [/ses/i, 'AmazonSimpleEmailService'],
  [/appsync/i, 'AWSAppSync'],
  [/xray/i, 'AWSXRay'],
  [/ecr/i, 'AmazonElasticContainerRegistry'],
  [/efs/i, 'AmazonEFS'],
  [/cloudwatch|Logs::/i, 'AmazonCloudWatch'],
  [/iam/i, 'AWSIdentityandAccessManagement'],
  [/lambda/i, 'AWSLambda'],
  [/api_?gateway/i, 'AmazonAPIGateway'],
  [/vpc|EC2::/i, 'AmazonVirtualPrivateCloud'],
  [/CloudFormation/, 'AWSCloudFormation'],
];

/** An unknown type still gets its service's icon, or the cloud's. */
export function iconName(node: Pick<GraphNode, 'kind' | 'type'>): string {
  const own = ICONS[node.kind];
  if (own) return own;
  return `${SERVICE}${SERVICES.find(([pattern]) => pattern.test(node.type))?.[1] ?? 'AWSCloudControlAPI'}`;
}

export const isNetworkPart = (kind: NodeKind): boolean =>
  kind === 'nat-gateway' ||
  kind === 'internet-gateway' ||
  kind === 'vpc-endpoint' ||
  kind === 'network-interface';

/** The name without the environment's prefix and account: `items-dev-processor` → `processor`. */
export function shortName(node: GraphNode, place: GraphPlace): string {
  if (node.kind === 'vpc-endpoint')
    return textAt(node.attributes, 'serviceName')?.split('.').at(-1) ?? node.name;
  const start = `${place.prefix}-`;
  const rest = node.name.startsWith(start) ? node.name.slice(start.length) : node.name;
  return rest.replace(new RegExp(`-${place.account}$`), '') || node.name;
}

export function ownersOf(nodes: readonly GraphNode[]): readonly OwnerMark[] {
  const kinds = new Set(nodes.flatMap((node) => node.owners.map((owner) => owner.kind)));
  return (['terraform', 'sam'] as const).filter((each) => kinds.has(each));
}

/** The line under a name: what it is, and in detail how it is set up. */
export function subtitle(node: GraphNode, detailed: boolean): string | undefined {
  const { attributes } = node;
  const more = (first: string, ...rest: readonly (string | undefined)[]) =>
    [first, ...(detailed ? rest : [])].filter((each) => each !== undefined).join(' · ');
  const memory = numberAt(attributes, 'memorySize');
  switch (node.kind) {
    case 'client':
      return 'Browser, mobile';
    case 'rest-api':
      return 'API Gateway · REST';
    case 'http-api':
      return 'API Gateway · HTTP';
    case 'function':
      return detailed
        ? more(
            'Lambda',
            memory === undefined ? undefined : `${memory} MB`,
            textsAt(attributes, 'architectures')[0],
          )
        : `Lambda${runtimeWords(textAt(attributes, 'runtime'))}`;
    case 'table':
      return detailed
        ? more(
            'DynamoDB',
            textAt(attributes, 'billingMode') === 'PAY_PER_REQUEST' ? 'on demand' : 'provisioned',
          )
        : 'DynamoDB table';
    case 'queue':
      return more(
        'SQS queue',
        days(numberAt(attributes, 'messageRetentionSeconds', 'messageRetentionPeriod')),
      );
    case 'vpc-endpoint':
      return `${textAt(attributes, 'vpcEndpointType') ?? 'Gateway'} endpoint`;
    default:
      return SUBTITLES[node.kind];
  }
}

const SUBTITLES: Readonly<Partial<Record<NodeKind, string>>> = {
  topic: 'SNS topic',
  bucket: 'S3 bucket',
  rule: 'EventBridge rule',
  schedule: 'EventBridge schedule',
  bus: 'EventBridge bus',
  'state-machine': 'Step Functions',
  secret: 'Secrets Manager',
  parameter: 'Parameter Store',
  layer: 'Lambda layer',
  'nat-gateway': 'NAT gateway + EIP',
  'internet-gateway': 'Internet gateway',
  'network-interface': 'Lambda interface',
};

const days = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : `${Math.round(seconds / 86_400)} d`;

/** `nodejs24.x` → ` · Node.js 24`. */
function runtimeWords(runtime: string | undefined): string {
  if (runtime === undefined) return '';
  return ` · ${runtime.replace(/^nodejs(\d+)\.x$/, 'Node.js $1').replace(/^python/, 'Python ')}`;
}
