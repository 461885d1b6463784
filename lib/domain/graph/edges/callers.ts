import { textAt } from '../attributes.ts';
import type { DeclaredResource, GraphNode } from '../model.ts';
import { addressOf, type EdgeFact, type World } from '../world.ts';

const PERMISSION = /^(aws_lambda_permission|AWS::Lambda::Permission)$/;

const WHO: Readonly<Record<string, string>> = {
  'apigateway.amazonaws.com': 'API Gateway',
  'events.amazonaws.com': 'EventBridge',
  'scheduler.amazonaws.com': 'EventBridge Scheduler',
  's3.amazonaws.com': 'S3',
  'sns.amazonaws.com': 'SNS',
  'cognito-idp.amazonaws.com': 'Cognito',
  'logs.amazonaws.com': 'CloudWatch Logs',
  'elasticloadbalancing.amazonaws.com': 'Elastic Load Balancing',
  'cloudfront.amazonaws.com': 'CloudFront',
};

/** What a permission says of the line that it allows. A permission alone draws none: it supports one. */
export const permissionFacts = (world: World): readonly EdgeFact[] =>
  world.ofKind('function').flatMap((fn) =>
    permissionsOf(fn, world).flatMap((permission): EdgeFact[] => {
      const caller = callerOf(permission, world);
      if (!caller) return [];
      const principal = textAt(permission.attributes, 'principal') ?? '';
      const who = Object.hasOwn(WHO, principal) ? WHO[principal] : principal;
      const says = `${addressOf(permission)}: ${who} may call ${fn.name}`;
      return (['invoke', 'message', 'schedule'] as const).map((kind) => ({
        kind,
        from: caller.id,
        to: fn.id,
        says,
      }));
    }),
  );

export const permissionsOf = (fn: GraphNode, world: World): readonly DeclaredResource[] =>
  world.partsOf(fn).filter((each) => PERMISSION.test(each.type));

/** Whom the permission's source ARN names. */
export function callerOf(permission: DeclaredResource, world: World): GraphNode | undefined {
  const source = textAt(permission.attributes, 'sourceArn');
  if (source?.includes('${')) {
    return source.includes(':execute-api:') ? world.find(source, 'rest-api', 'http-api') : world.find(source);
  }
  const [, , service, , , path = ''] = (source ?? '').split(':');
  const api = service === 'execute-api' && path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
  return api === undefined ? world.find(source) : world.find(api, 'rest-api', 'http-api');
}
