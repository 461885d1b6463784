import { at, documentAt, listAt, textAt } from '../attributes.ts';
import type { DeclaredResource, GraphNode } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { type FindingRule, finding, ownStatements } from './finding.ts';

/**
 * Routes of a public API that ask nobody who they are, where other routes of it do: easily forgotten. An API that asks
 * nowhere is public by decision, and a plan says so where it is made.
 */
export const openEndpoint: FindingRule = ({ world }) =>
  world.ofKind('rest-api', 'http-api').flatMap((api) => {
    if (isPrivate(api) || ownStatements(api, world).length > 0) return [];
    const routes = world.partsOf(api).flatMap(routesOf);
    const open = routes.filter((route) => route.open);
    const [first] = open;
    const asked = routes.length - open.length;
    if (!first || asked === 0) return [];
    const names = open.map(({ name }) => name).toSorted();
    const says = `${api.name}: no authorizer on ${names.slice(0, 5).join(', ')}`;
    const why = `${asked} other routes of ${api.name} ask`;
    const params = { routes: names.slice(0, 3).join(', '), count: String(open.length) };
    return [finding('endpoint-open', [api], params, says, why)];
  });

const isPrivate = ({ attributes }: GraphNode): boolean =>
  listAt(attributes, 'endpointConfiguration.types').includes('PRIVATE') ||
  textAt(attributes, 'protocolType') === 'WEBSOCKET';

type Route = { readonly name: string; readonly open: boolean };

const METHOD = /^(aws_api_gateway_method|AWS::ApiGateway::Method)$/;
const ROUTE = /^(aws_apigatewayv2_route|AWS::ApiGatewayV2::Route)$/;

function routesOf(part: DeclaredResource): readonly Route[] {
  const { attributes, type } = part;
  if (METHOD.test(type)) {
    const method = textAt(attributes, 'httpMethod') ?? '';
    const asked = textAt(attributes, 'authorization', 'authorizationType');
    const key = String(attributes.apiKeyRequired) === 'true';
    return method === 'OPTIONS' || asked === undefined
      ? []
      : [{ name: method, open: asked === 'NONE' && !key }];
  }
  if (ROUTE.test(type)) {
    const asked = textAt(attributes, 'authorizationType') ?? 'NONE';
    return [{ name: textAt(attributes, 'routeKey') ?? '', open: asked === 'NONE' }];
  }
  return bodyRoutes(documentAt(attributes, 'body'));
}

function bodyRoutes(body: Readonly<Record<string, unknown>> | undefined): readonly Route[] {
  const usual = asks(body?.security);
  const paths = isRecord(body?.paths) ? Object.entries(body.paths) : [];
  return paths.flatMap(([path, methods]) =>
    Object.entries(isRecord(methods) ? methods : {})
      .filter(([method, operation]) => isOperation(method, operation))
      .map(([method, operation]) => {
        const own = isRecord(operation) ? operation.security : undefined;
        const asked = own === undefined ? usual : asks(own);
        return { name: `${method === ANY ? 'ANY' : method.toUpperCase()} ${path}`, open: !asked };
      }),
  );
}

const ANY = 'x-amazon-apigateway-any-method';
const asks = (security: unknown): boolean => Array.isArray(security) && security.length > 0;

/** A preflight question carries no credentials. */
const isOperation = (method: string, operation: unknown): boolean =>
  (/^(get|put|post|delete|patch|head)$/.test(method) || method === ANY) &&
  at(operation, 'x-amazon-apigateway-integration') !== undefined;
