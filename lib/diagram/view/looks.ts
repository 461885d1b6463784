import { TOOLS } from '#lib/domain/deploy/tool.ts';
import { at, numberAt, textAt, textsAt } from '#lib/domain/graph/attributes.ts';
import { iconNameOf, rowOf } from '#lib/domain/graph/kinds.ts';
import type { GraphNode, GraphPlace, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import type { OwnerMark } from '#lib/domain/graph/scene.ts';
import { toolOf } from '#lib/domain/inventory/resource.ts';

/** The domain's table knows the artwork of each kind. */
export const iconName = iconNameOf;

/** What stands outside the cloud. */
export const OUTSIDE: readonly NodeKind[] = ['client', 'person', 'external', 'internet'];

export const isNetworkPart = (kind: NodeKind): boolean =>
  kind === 'nat-gateway' ||
  kind === 'internet-gateway' ||
  kind === 'vpc-endpoint' ||
  kind === 'network-interface';

/** The name without the environment's prefix and account: `items-dev-processor` → `processor`. */
export function shortName(node: GraphNode, place: GraphPlace): string {
  if (node.kind === 'vpc-endpoint') {
    const service = textAt(node.attributes, 'serviceName');
    // `com.amazonaws.<region>.ecr.dkr`: the service's own name may have a dot.
    return (
      /^com\.amazonaws\.[^.]+\.(.+)$/.exec(service ?? '')?.[1] ?? service?.split('.').at(-1) ?? node.name
    );
  }
  return shortText(node.name, place);
}

/** The same of any name, such as a stack's. */
export function shortText(name: string, place: GraphPlace): string {
  const start = `${place.prefix}-`;
  const rest = name.startsWith(start) ? name.slice(start.length) : name;
  const end = `-${place.account}`;
  return (rest.endsWith(end) ? rest.slice(0, -end.length) : rest) || name;
}

export function ownersOf(nodes: readonly GraphNode[]): readonly OwnerMark[] {
  const tools = new Set(nodes.flatMap((node) => node.owners.map(toolOf)));
  return TOOLS.filter((each) => tools.has(each));
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
            hasUnknownSubnets(node) ? 'subnets not known' : textsAt(attributes, 'architectures')[0],
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
      return rowOf(node.kind).label;
  }
}

/** Names of the security groups of a part that has interfaces in a network, as its source or AWS names them. */
export function securityGroups(node: GraphNode, { nodes, place }: SystemGraph): readonly string[] {
  const groups = nodes.filter((each) => each.kind === 'security-group');
  return textsAt(node.attributes, 'securityGroupIds').map((named) => {
    const group = groups.find((each) => each.aliases.includes(named) || each.attributes.id === named);
    return group ? shortName(group, place) : named;
  });
}

/** It is said to stand in a network, but the source names none of its subnets: it is drawn outside, which is not the truth. */
const hasUnknownSubnets = ({ attributes, path }: GraphNode): boolean =>
  path.length === 0 && IN_NETWORK.some((each) => at(attributes, each) !== undefined);

const IN_NETWORK = ['vpcConfig.subnetIds', 'vpcConfig.securityGroupIds', 'vpcConfig.0.subnetIds'];

const days = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : `${Math.round(seconds / 86_400)} d`;

/** `nodejs24.x` → ` · Node.js 24`. */
function runtimeWords(runtime: string | undefined): string {
  if (runtime === undefined) return '';
  return ` · ${runtime.replace(/^nodejs(\d+)\.x$/, 'Node.js $1').replace(/^python/, 'Python ')}`;
}
