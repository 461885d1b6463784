import type { ContainerStyle, SceneContainer, SceneEdge, SceneNode } from '#lib/domain/graph/scene.ts';
import { CONTAINER_DASH, TINT } from './draw/container.ts';
import { EDGE_DASH, strokeWidth } from './draw/edge.ts';
import type { Palette } from './draw/palette.ts';
import { CARD } from './layout/sized.ts';

/** `key=value;` pairs, as draw.io keeps a cell's look. */
type Look = Readonly<Record<string, string | number>>;
export const styleOf = (look: Look): string =>
  Object.entries(look)
    .map(([key, value]) => `${key}=${value};`)
    .join('');

const [COMPUTE, STORAGE, DATABASE, INTEGRATION, NETWORK, SECURITY] = [
  '#ED7100',
  '#7AA116',
  '#C925D1',
  '#E7157B',
  '#8C4FFF',
  '#DD344C',
];

/** draw.io's name of an icon of ours, and the colour of its service. */
const TILES: Readonly<Record<string, readonly [name: string, colour: string]>> = {
  AWSLambda: ['lambda', COMPUTE],
  AmazonElasticContainerService: ['ecs', COMPUTE],
  AmazonElasticContainerRegistry: ['ecr', COMPUTE],
  AmazonSimpleStorageService: ['s3', STORAGE],
  AmazonEFS: ['elastic_file_system', STORAGE],
  AmazonDynamoDB: ['dynamodb', DATABASE],
  AmazonRDS: ['rds', DATABASE],
  AmazonElastiCache: ['elasticache', DATABASE],
  AmazonAPIGateway: ['api_gateway', INTEGRATION],
  AmazonSimpleQueueService: ['sqs', INTEGRATION],
  AmazonSimpleNotificationService: ['sns', INTEGRATION],
  AmazonEventBridge: ['eventbridge', INTEGRATION],
  AWSStepFunctions: ['step_functions', INTEGRATION],
  AWSAppSync: ['appsync', INTEGRATION],
  AWSSystemsManager: ['systems_manager', INTEGRATION],
  AmazonCloudWatch: ['cloudwatch_2', INTEGRATION],
  AWSCloudFormation: ['cloudformation', INTEGRATION],
  AWSXRay: ['xray', INTEGRATION],
  AmazonKinesisDataStreams: ['kinesis_data_streams', NETWORK],
  AmazonDataFirehose: ['kinesis_data_firehose', NETWORK],
  AmazonCloudFront: ['cloudfront', NETWORK],
  AmazonRoute53: ['route_53', NETWORK],
  AmazonVirtualPrivateCloud: ['vpc', NETWORK],
  ElasticLoadBalancing: ['elastic_load_balancing', NETWORK],
  AWSSecretsManager: ['secrets_manager', SECURITY],
  AWSIdentityandAccessManagement: ['identity_and_access_management', SECURITY],
  AWSKeyManagementService: ['key_management_service', SECURITY],
  AWSCertificateManager: ['certificate_manager_3', SECURITY],
  AmazonCognito: ['cognito', SECURITY],
  AWSWAF: ['waf', SECURITY],
  AmazonSimpleEmailService: ['simple_email_service', SECURITY],
};

/** Line art has no tile: the shape itself, in one colour. */
const SHAPES: Readonly<Record<string, readonly [name: string, colour: string]>> = {
  Users: ['users', 'ink'],
  Internet: ['internet_alt1', 'ink'],
  AmazonVPCNATGateway: ['nat_gateway', NETWORK],
  AmazonVPCInternetGateway: ['internet_gateway', NETWORK],
  AmazonVPCEndpoints: ['endpoints', NETWORK],
  AmazonVPCElasticNetworkInterface: ['elastic_network_interface', NETWORK],
  AmazonDynamoDBStream: ['dynamodb_stream', DATABASE],
};

const NODE: Look = {
  sketch: 0,
  outlineConnect: 0,
  dashed: 0,
  verticalLabelPosition: 'bottom',
  verticalAlign: 'top',
  align: 'center',
  html: 1,
  fontSize: 13,
  aspect: 'fixed',
};

/** An icon that draw.io does not know is the general one: never an empty square. */
export function nodeStyle({ icon }: Pick<SceneNode, 'icon'>, colours: Palette): string {
  const name = icon.split('/').at(-1) ?? '';
  const look = { ...NODE, fontColor: colours.text };
  const shape = SHAPES[name];
  if (shape) {
    const fillColor = shape[1] === 'ink' ? colours.ink : shape[1];
    return styleOf({ ...look, fillColor, strokeColor: 'none', shape: `mxgraph.aws4.${shape[0]}` });
  }
  const [tile, fillColor] = TILES[name] ?? ['general', '#1E262E'];
  const tiled = { shape: 'mxgraph.aws4.resourceIcon', resIcon: `mxgraph.aws4.${tile}` };
  return styleOf({ ...look, fillColor, strokeColor: '#ffffff', ...tiled });
}

/** Words at the right of where the icon lies. */
export const cardStyle = (colours: Palette): string =>
  styleOf({
    rounded: 1,
    absoluteArcSize: 1,
    arcSize: 8,
    html: 1,
    align: 'left',
    verticalAlign: 'middle',
    spacingLeft: CARD.words - 2,
    fontSize: 13,
    fontColor: colours.text,
    fillColor: colours.card,
    strokeColor: colours.rule,
  });

/** Groups with a sign in their corner; the others are plain frames, as in draw.io's own palette. */
const GROUPS: Readonly<Partial<Record<ContainerStyle, Look>>> = {
  cloud: { grIcon: 'mxgraph.aws4.group_aws_cloud_alt' },
  region: { grIcon: 'mxgraph.aws4.group_region' },
  vpc: { grIcon: 'mxgraph.aws4.group_vpc2' },
  private: { grIcon: 'mxgraph.aws4.group_security_group', grStroke: 0 },
  public: { grIcon: 'mxgraph.aws4.group_security_group', grStroke: 0 },
};

export function containerStyle({ style }: SceneContainer, colours: Palette): string {
  const group = GROUPS[style];
  const dash = CONTAINER_DASH[style];
  return styleOf({
    ...(group ? { shape: 'mxgraph.aws4.group', ...group } : {}),
    container: 1,
    collapsible: 0,
    recursiveResize: 0,
    pointerEvents: 0,
    html: 1,
    whiteSpace: 'wrap',
    fontSize: 12,
    fontStyle: 1,
    align: 'left',
    verticalAlign: 'top',
    spacingLeft: group ? 30 : 8,
    strokeColor: colours[`line-${style}`],
    fillColor: colours[`fill-${style}`],
    fillOpacity: Math.round((TINT[style] ?? 0) * 100),
    fontColor: colours[`title-${style}`],
    ...(dash === undefined ? { dashed: 0 } : { dashed: 1, dashPattern: dash }),
  });
}

export function edgeStyle({ kind }: SceneEdge, ends: Look, colours: Palette): string {
  const dash = EDGE_DASH[kind];
  return styleOf({
    edgeStyle: 'orthogonalEdgeStyle',
    rounded: 1,
    html: 1,
    fontSize: 11,
    endArrow: 'block',
    endFill: 1,
    strokeWidth: strokeWidth(kind),
    strokeColor: colours[`edge-${kind}`],
    fontColor: colours[`edge-${kind}`],
    labelBackgroundColor: colours.canvas,
    ...(dash === undefined ? {} : { dashed: 1, dashPattern: dash }),
    ...ends,
  });
}
