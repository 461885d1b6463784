import { at, documentAt, textAt } from '../attributes.ts';
import type { DeclaredResource, GraphNode, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

const APIS: readonly NodeKind[] = ['rest-api', 'http-api'];

/** What an integration may end at. */
const TARGETS: readonly NodeKind[] = [
  'function',
  'state-machine',
  'queue',
  'topic',
  'bus',
  'table',
  'bucket',
  'data-stream',
  'load-balancer',
];

/** API → what it calls: integrations as resources, or inside an OpenAPI body. */
export const integrations: EdgeRule = (world) => [...declaredIntegrations(world), ...bodyIntegrations(world)];

function declaredIntegrations(world: World): readonly EdgeFact[] {
  return world.ofKind(...APIS).flatMap((api) =>
    world.partsOf(api).flatMap((resource): EdgeFact[] => {
      const target = targetOf(resource, world);
      if (!target) return [];
      const type =
        textAt(resource.attributes, 'integrationType', 'integration.type', 'type') ?? 'integration';
      const says = `${addressOf(resource)}: ${type} → ${target.name}`;
      return [fact(api, target, routesOf(resource, api, world), says)];
    }),
  );
}

/** A URI, a subtype with its parameters, or the listener behind a VPC link. */
function targetOf({ attributes }: DeclaredResource, world: World): GraphNode | undefined {
  const uri = textAt(attributes, 'integrationUri', 'uri', 'integration.uri');
  const parameters = at(attributes, 'requestParameters');
  const named = isRecord(parameters) ? Object.values(parameters) : [];
  const subtype = textAt(attributes, 'integrationSubtype');
  if (uri === undefined && subtype === undefined) return undefined;
  return (
    target(uri, world) ??
    (subtype === undefined ? undefined : named.map((each) => target(each, world)).find((each) => each))
  );
}

function target(uri: unknown, world: World): GraphNode | undefined {
  if (typeof uri !== 'string') return undefined;
  // arn:aws:apigateway:<region>:sqs:path/<account>/<queue>
  const path = /^arn:aws[\w-]*:apigateway:[^:]*:([\w-]+):path\/(.+)$/.exec(uri);
  const last = path?.[2]?.split('/').at(-1);
  const kind = PATH_KINDS[path?.[1] ?? ''];
  return world.find(uri, ...TARGETS) ?? (kind ? world.find(last, kind) : undefined);
}

const PATH_KINDS: Readonly<Partial<Record<string, NodeKind>>> = {
  sqs: 'queue',
  s3: 'bucket',
  kinesis: 'data-stream',
};

/** A message goes to what takes messages; everything else is called. */
function fact(api: GraphNode, to: GraphNode, routes: readonly string[], says: string): EdgeFact {
  const isMessage = ['queue', 'topic', 'bus', 'data-stream'].includes(to.kind);
  const kind = isMessage ? 'message' : to.kind === 'table' || to.kind === 'bucket' ? 'write' : 'invoke';
  const word = to.kind === 'load-balancer' ? 'request' : kind;
  return { kind: word, from: api.id, to: to.id, label: routeLabel(word, routes), says };
}

function routesOf(integration: DeclaredResource, api: GraphNode, world: World): readonly string[] {
  const { attributes } = integration;
  const method = textAt(attributes, 'httpMethod');
  if (method !== undefined) {
    const path = pathOf(textAt(attributes, 'resourceId'), api, world);
    return path === undefined ? [] : [`${method} ${path}`];
  }
  const ids = [textAt(attributes, 'id', 'integrationId'), integration.id].filter(
    (each) => each !== undefined,
  );
  return world
    .partsOf(api)
    .filter((each) => /apigatewayv2_route$|ApiGatewayV2::Route$/.test(each.type))
    .filter((each) => ids.includes(textAt(each.attributes, 'target')?.replace(/^integrations\//, '') ?? ''))
    .flatMap((each) => textAt(each.attributes, 'routeKey') ?? []);
}

/** The whole path of a REST API's resource; CloudFormation tells parts and parents only. */
function pathOf(id: string | undefined, api: GraphNode, world: World): string | undefined {
  const parts: string[] = [];
  let next = id;
  for (let depth = 0; next !== undefined && depth < 20; depth += 1) {
    const here = world
      .partsOf(api)
      .find((each) => /gateway_resource$|ApiGateway::Resource$/.test(each.type) && names(each, next));
    const whole = here && textAt(here.attributes, 'path');
    if (whole !== undefined) return whole;
    const part = here && textAt(here.attributes, 'pathPart');
    if (part === undefined) break;
    parts.unshift(part);
    next = textAt(here?.attributes ?? {}, 'parentId');
  }
  return parts.length === 0 ? undefined : `/${parts.join('/')}`;
}

const names = (resource: DeclaredResource, id: string | undefined): boolean =>
  id !== undefined && (resource.id === id || resource.aliases.includes(id));

function bodyIntegrations(world: World): readonly EdgeFact[] {
  return world.ofKind(...APIS).flatMap((api) => {
    const paths = documentAt(api.attributes, 'body')?.paths;
    const routes = new Map<string, { to: GraphNode; keys: string[] }>();
    for (const [path, methods] of Object.entries(isRecord(paths) ? paths : {})) {
      for (const [method, operation] of Object.entries(isRecord(methods) ? methods : {})) {
        const to = target(at(operation, 'x-amazon-apigateway-integration.uri'), world);
        if (!to) continue;
        const route = routes.get(to.id) ?? { to, keys: [] };
        const isAny = method === 'x-amazon-apigateway-any-method';
        route.keys.push(path === '$default' ? path : `${isAny ? 'ANY' : method.toUpperCase()} ${path}`);
        routes.set(to.id, route);
      }
    }
    return [...routes.values()].flatMap(({ to, keys }) =>
      keys.map((key) => fact(api, to, keys, `${api.name}: ${key} → ${to.name}`)),
    );
  });
}

const routeLabel = (word: string, keys: readonly string[]): string =>
  keys.length === 0 ? word : `${word} · ${keys.length === 1 ? keys[0] : `${keys.length} routes`}`;
