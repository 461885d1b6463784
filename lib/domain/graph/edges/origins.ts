import { recordsAt, textAt } from '../attributes.ts';
import type { GraphNode, NodeKind } from '../model.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

const ORIGINS: readonly NodeKind[] = ['bucket', 'rest-api', 'http-api', 'load-balancer', 'function'];

/** CloudFront → its origins, and the code that runs at the edge. */
export const origins: EdgeRule = (world) =>
  world.ofKind('cdn').flatMap((cdn) => {
    const config = 'distributionConfig.';
    const facts = recordsAt(cdn.attributes, 'origin', `${config}origins`).flatMap((origin): EdgeFact[] => {
      const domain = textAt(origin, 'domainName');
      const to = domain === undefined ? undefined : behind(domain, world);
      const says = `${cdn.name}: origin ${domain} → ${to?.name}`;
      if (!to) return [];
      if (to.kind === 'bucket') return [{ kind: 'read', from: cdn.id, to: to.id, label: 'origin', says }];
      return [{ kind: 'request', from: cdn.id, to: to.id, label: 'origin', says }];
    });
    return [...facts, ...accessLogs(cdn, world), ...edgeCode(cdn, world)];
  });

/** Whose domain it is: `<bucket>.s3.<region>.amazonaws.com`, `<api>.execute-api.…`, a balancer's, a function URL's. */
export function behind(domain: string, world: World): GraphNode | undefined {
  const [first] = domain.split('.');
  const bucket = /^(.+?)\.s3[.-]/.exec(domain)?.[1];
  return (
    world.find(domain, ...ORIGINS) ??
    world.find(`https://${domain}`, ...ORIGINS) ??
    world.find(`https://${domain}/`, ...ORIGINS) ??
    world.find(bucket, 'bucket') ??
    (domain.includes('.execute-api.') ? world.find(first, 'rest-api', 'http-api') : undefined)
  );
}

/** The bucket that it writes a line a request into, named by its domain. */
function accessLogs(cdn: GraphNode, world: World): readonly EdgeFact[] {
  const domain = textAt(cdn.attributes, 'loggingConfig.bucket', 'distributionConfig.logging.bucket');
  const to = domain === undefined ? undefined : behind(domain, world);
  if (to?.kind !== 'bucket') return [];
  const says = `${cdn.name}: access log → ${to.name}`;
  return [{ kind: 'write', from: cdn.id, to: to.id, label: 'access log', says }];
}

function edgeCode(cdn: GraphNode, world: World): readonly EdgeFact[] {
  const behaviours = [
    ...recordsAt(cdn.attributes, 'defaultCacheBehavior', 'distributionConfig.defaultCacheBehavior'),
    ...recordsAt(cdn.attributes, 'orderedCacheBehavior', 'distributionConfig.cacheBehaviors'),
  ];
  return behaviours.flatMap((behaviour) =>
    [
      ...recordsAt(behaviour, 'lambdaFunctionAssociation', 'lambdaFunctionAssociations'),
      ...recordsAt(behaviour, 'functionAssociation', 'functionAssociations'),
    ].flatMap((each): EdgeFact[] => {
      const fn = world.find(
        textAt(each, 'lambdaArn', 'lambdaFunctionArn', 'lambdaFunctionARN', 'functionArn', 'functionARN'),
        'function',
        'edge-function',
      );
      const event = textAt(each, 'eventType') ?? 'edge';
      const says = `${cdn.name}: ${event} → ${fn?.name}`;
      return fn ? [{ kind: 'invoke', from: cdn.id, to: fn.id, label: event, says }] : [];
    }),
  );
}

const ASSOCIATION =
  /^(aws_wafv2_web_acl_association|aws_wafregional_web_acl_association|AWS::WAFv2::WebACLAssociation)$/;

/** Web ACL → what it stands in front of. */
export const firewalls: EdgeRule = (world) => [
  ...world.ofKind('cdn').flatMap((cdn) => {
    const acl = textAt(
      cdn.attributes,
      'webAclId',
      'distributionConfig.webACLId',
      'distributionConfig.webAclId',
    );
    return guard(world.find(acl, 'firewall'), cdn, `${cdn.name}: web ACL`);
  }),
  ...world.resources
    .filter((each) => ASSOCIATION.test(each.type))
    .flatMap((each) =>
      guard(
        world.find(textAt(each.attributes, 'webAclArn', 'webACLArn'), 'firewall'),
        world.find(textAt(each.attributes, 'resourceArn')) ??
          behindStage(textAt(each.attributes, 'resourceArn'), world),
        addressOf(each),
      ),
    ),
];

/** `arn:aws:apigateway:<region>::/restapis/<id>/stages/<stage>` */
const behindStage = (arn: string | undefined, world: World): GraphNode | undefined =>
  world.find(/\/restapis\/([^/]+)\/stages\//.exec(arn ?? '')?.[1], 'rest-api');

function guard(acl: GraphNode | undefined, to: GraphNode | undefined, where: string): readonly EdgeFact[] {
  if (!acl || !to) return [];
  const says = `${where}: ${acl.name} stands in front of ${to.name}`;
  return [{ kind: 'request', from: acl.id, to: to.id, label: 'web ACL', says }];
}
