import { at } from '#lib/domain/graph/attributes.ts';
import type { GraphNode, GraphPlace } from '#lib/domain/graph/model.ts';
import type { Owner } from '#lib/domain/inventory/resource.ts';

export function ownerText(owner: Owner): string {
  if (owner.kind === 'terraform') return `Terraform ${owner.address}`;
  return owner.kind === 'sam' ? `SAM ${owner.stack}/${owner.logicalId}` : '';
}

/** Settings worth a line, by the names that both engines' documentation uses. */
const SETTINGS: readonly (readonly [name: string, path: string])[] = [
  ['runtime', 'runtime'],
  ['handler', 'handler'],
  ['memory, MB', 'memorySize'],
  ['timeout, s', 'timeout'],
  ['architecture', 'architectures.0'],
  ['billing', 'billingMode'],
  ['stream', 'streamViewType'],
  ['retention, days', 'retentionInDays'],
  ['message retention, s', 'messageRetentionSeconds'],
  ['visibility timeout, s', 'visibilityTimeoutSeconds'],
  ['schedule', 'scheduleExpression'],
  ['state', 'state'],
  ['CIDR', 'cidrBlock'],
  ['zone', 'availabilityZone'],
  ['service', 'serviceName'],
  ['metric', 'metricName'],
  ['threshold', 'threshold'],
];

export function settingsOf(node: GraphNode): readonly (readonly [string, string])[] {
  const fixed = SETTINGS.flatMap(([name, path]): (readonly [string, string])[] => {
    const [key = '', index] = path.split('.');
    const found = at(node.attributes, key);
    const value = index === undefined ? found : Array.isArray(found) ? found[Number(index)] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  const variables = at(node.attributes, 'environment.variables');
  const own = variables !== null && typeof variables === 'object' ? Object.entries(variables) : [];
  return [...fixed, ...own.map(([name, value]) => [name, String(value)] as const)];
}

/** AWS's console at the resource, where an address is known. */
export function consoleUrl(node: GraphNode, { region }: GraphPlace): string | undefined {
  const name = encodeURIComponent(node.name);
  const home = `https://${region}.console.aws.amazon.com`;
  switch (node.kind) {
    case 'function':
      return `${home}/lambda/home?region=${region}#/functions/${name}`;
    case 'table':
      return `${home}/dynamodbv2/home?region=${region}#table?name=${name}`;
    case 'queue':
      return `${home}/sqs/v3/home?region=${region}`;
    case 'bucket':
      return `${home}/s3/buckets/${name}?region=${region}`;
    case 'rest-api':
    case 'http-api':
      return `${home}/apigateway/main/apis?region=${region}`;
    case 'secret':
      return `${home}/secretsmanager/secret?name=${name}&region=${region}`;
    case 'vpc':
    case 'subnet':
    case 'nat-gateway':
    case 'internet-gateway':
      return `${home}/vpcconsole/home?region=${region}`;
    default:
      return undefined;
  }
}
