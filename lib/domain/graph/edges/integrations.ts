import { at, documentAt, textAt } from '../attributes.ts';
import type { DeclaredResource, EdgeKind, GraphNode, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';
import { callsOf } from './calls.ts';

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
  'rest-api',
  'http-api',
];

/** API → what it calls: integrations as resources, or inside an OpenAPI body. */
export const integrations: EdgeRule = (world) => [...declaredIntegrations(world), ...bodyIntegrations(world)];

function declaredIntegrations(world: World): readonly EdgeFact[] {
  return world.ofKind(...APIS).flatMap((api) =>
    world.partsOf(api).flatMap((resource): EdgeFact[] => {
      const type =
        textAt(resource.attributes, 'integrationType', 'integration.type', 'type') ?? 'integration';
      const called = targetsOf(resource, world).filter(({ to }) => to.id !== api.id);
      return called.map(({ to, kind }) => {
        const says = `${addressOf(resource)}: ${type} → ${to.name}`;
        return fact(api, to, kind, routesOf(resource, api, world), says);
      });
    }),
  );
}

/** A URI, a subtype with its parameters, or the listener behind a VPC link. */
const targetsOf = ({ attributes }: DeclaredResource, world: World): readonly Target[] =>
  targets(
    {
      uri: textAt(attributes, 'integrationUri', 'uri', 'integration.uri'),
      subtype: textAt(attributes, 'integrationSubtype'),
      told: [
        ...['requestParameters', 'requestTemplates', 'integration.requestParameters'],
        'integration.requestTemplates',
      ].map((path) => at(attributes, path)),
    },
    world,
  );

type Target = { readonly to: GraphNode; readonly kind: EdgeKind };
type Integration = { readonly uri: unknown; readonly subtype: unknown; readonly told: readonly unknown[] };

function targets({ uri, subtype, told }: Integration, world: World): readonly Target[] {
  // arn:aws:apigateway:<region>:sqs:path/<account>/<queue>, …:states:action/StartExecution
  const [, , , , service = '', call = ''] = typeof uri === 'string' ? partsOf(uri) : [];
  const last = call.startsWith('path/') ? call.split('/').at(-1) : undefined;
  const kind = PATH_KINDS[service];
  const one =
    typeof uri === 'string'
      ? (world.find(uri, ...TARGETS) ?? (kind && last !== undefined ? world.find(last, kind) : undefined))
      : undefined;
  if (one) return [{ to: one, kind: usualKind(one) }];
  // StepFunctions-StartExecution, EventBridge-PutEvents
  const [named = '', action = ''] = typeof subtype === 'string' ? subtype.split('-') : [];
  const asked = SUBTYPES[named] ?? service;
  return callsOf(asked, action || call.replace(/^(action|path)\//, ''), told, world);
}

/** Parts of an ARN; what an identity holds is none of its own. */
function partsOf(arn: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of arn) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (letter === ':' && depth <= 0) parts.push('');
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts;
}

const SUBTYPES: Readonly<Record<string, string>> = {
  EventBridge: 'events',
  SQS: 'sqs',
  Kinesis: 'kinesis',
  StepFunctions: 'states',
};

const PATH_KINDS: Readonly<Partial<Record<string, NodeKind>>> = {
  sqs: 'queue',
  s3: 'bucket',
  kinesis: 'data-stream',
};

/** A message goes to what takes messages; everything else is called. */
function usualKind(to: GraphNode): EdgeKind {
  if (['queue', 'topic', 'bus', 'data-stream'].includes(to.kind)) return 'message';
  if (to.kind === 'table' || to.kind === 'bucket') return 'write';
  return ['load-balancer', 'rest-api', 'http-api'].includes(to.kind) ? 'request' : 'invoke';
}

const fact = (
  api: GraphNode,
  to: GraphNode,
  kind: EdgeKind,
  routes: readonly string[],
  says: string,
): EdgeFact => ({ kind, from: api.id, to: to.id, label: routeLabel(kind, routes), says });

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
    const routes = new Map<string, Target & { keys: string[] }>();
    for (const [path, methods] of Object.entries(isRecord(paths) ? paths : {})) {
      for (const [method, operation] of Object.entries(isRecord(methods) ? methods : {})) {
        const isAny = method === 'x-amazon-apigateway-any-method';
        for (const { to, kind } of operationTargets(operation, world)) {
          const route = routes.get(`${kind} ${to.id}`) ?? { to, kind, keys: [] };
          route.keys.push(path === '$default' ? path : `${isAny ? 'ANY' : method.toUpperCase()} ${path}`);
          routes.set(`${kind} ${to.id}`, route);
        }
      }
    }
    return [...routes.values()].flatMap(({ to, kind, keys }) =>
      keys.map((key) => fact(api, to, kind, keys, `${api.name}: ${key} → ${to.name}`)),
    );
  });
}

function operationTargets(operation: unknown, world: World): readonly Target[] {
  const integration = at(operation, 'x-amazon-apigateway-integration');
  const { uri, integrationSubtype, requestParameters, requestTemplates } = isRecord(integration)
    ? integration
    : {};
  return targets({ uri, subtype: integrationSubtype, told: [requestParameters, requestTemplates] }, world);
}

const routeLabel = (word: string, keys: readonly string[]): string =>
  keys.length === 0 ? word : `${word} · ${keys.length === 1 ? keys[0] : `${keys.length} routes`}`;
