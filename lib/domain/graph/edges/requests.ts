import { at, documentAt, listAt, textAt } from '../attributes.ts';
import { type GraphNode, resourceId } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

/** Whoever calls a public API: no state knows them, so one node stands for all. */
export const CLIENTS = resourceId('client:public');

export const requests: EdgeRule = (world) =>
  world
    .ofKind('rest-api', 'http-api')
    .filter((api) => !listAt(api.attributes, 'endpointConfiguration.types').includes('PRIVATE'))
    .map((api) => ({
      kind: 'request',
      from: CLIENTS,
      to: api.id,
      label: 'HTTPS',
      says: `${api.name} is a public API: its endpoint answers anybody over HTTPS`,
    }));

/** API → function: integrations as resources, or inside an OpenAPI body. */
export const integrations: EdgeRule = (world) => [...declaredIntegrations(world), ...bodyIntegrations(world)];

function declaredIntegrations(world: World): readonly EdgeFact[] {
  return world.resources.flatMap((resource) => {
    const uri = textAt(resource.attributes, 'integrationUri', 'uri', 'integration.uri');
    const api = world.nodeOf(resource);
    if (uri === undefined || !api || (api.kind !== 'rest-api' && api.kind !== 'http-api')) return [];
    const target = world.find(uri, 'function', 'state-machine');
    if (!target) return [];
    return [
      {
        kind: 'invoke' as const,
        from: api.id,
        to: target.id,
        ...routeLabel(routesTo(world, api, resource.attributes)),
        says: `${addressOf(resource)}: ${textAt(resource.attributes, 'integrationType', 'type') ?? 'integration'} → ${target.name}`,
      },
    ];
  });
}

/** Routes of an HTTP API name their integration by `integrations/<id>`. */
function routesTo(
  world: World,
  api: GraphNode,
  integration: Readonly<Record<string, unknown>>,
): readonly string[] {
  const id = textAt(integration, 'id', 'integrationId');
  return world.resources
    .filter((each) => /apigatewayv2_route$|ApiGatewayV2::Route$/.test(each.type))
    .filter((each) => world.nodeOf(each)?.id === api.id)
    .filter((each) => id !== undefined && textAt(each.attributes, 'target') === `integrations/${id}`)
    .flatMap((each) => textAt(each.attributes, 'routeKey') ?? []);
}

function bodyIntegrations(world: World): readonly EdgeFact[] {
  return world.ofKind('rest-api', 'http-api').flatMap((api) => {
    const paths = documentAt(api.attributes, 'body')?.paths;
    const routes = new Map<string, { target: GraphNode; keys: string[] }>();
    for (const [path, methods] of Object.entries(isRecord(paths) ? paths : {})) {
      for (const [method, operation] of Object.entries(isRecord(methods) ? methods : {})) {
        const target = world.find(
          at(operation, 'x-amazon-apigateway-integration.uri'),
          'function',
          'state-machine',
        );
        if (!target) continue;
        const route = routes.get(target.id) ?? { target, keys: [] };
        route.keys.push(
          `${method === 'x-amazon-apigateway-any-method' ? 'ANY' : method.toUpperCase()} ${path}`,
        );
        routes.set(target.id, route);
      }
    }
    return [...routes.values()].flatMap(({ target, keys }) =>
      keys.map((key) => ({
        kind: 'invoke' as const,
        from: api.id,
        to: target.id,
        ...routeLabel(keys),
        says: `${api.name}: ${key} → ${target.name}`,
      })),
    );
  });
}

function routeLabel(keys: readonly string[]): { label: string } {
  if (keys.length === 0) return { label: 'invoke' };
  return { label: keys.length === 1 ? `invoke · ${keys[0]}` : `invoke · ${keys.length} routes` };
}
