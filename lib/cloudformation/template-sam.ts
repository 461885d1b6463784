import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from './template-attributes.ts';
import { eventResources, type Route } from './template-sam-events.ts';

/**
 * `AWS::Serverless::*` as the resources that the SAM transform makes of them, with the transform's logical ids,
 * for a template that was never deployed. A processed template passes through unchanged.
 * @see https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst
 */
export function expandSam(template: Attributes): { value: Attributes; problems: Problem[] } {
  const resources = isRecord(template.Resources) ? template.Resources : {};
  const globals = isRecord(template.Globals) ? template.Globals : {};
  const problems: Problem[] = [];
  const made: Record<string, unknown> = {};
  const routes: Route[] = [];
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (
      !isRecord(resource) ||
      typeof resource.Type !== 'string' ||
      !resource.Type.startsWith('AWS::Serverless::')
    ) {
      made[logicalId] = resource;
      continue;
    }
    const kind = resource.Type.slice('AWS::Serverless::'.length);
    const own = isRecord(resource.Properties) ? resource.Properties : {};
    const properties = merged(globals[kind], own);
    const keep = 'Condition' in resource ? { Condition: resource.Condition } : {};
    if (kind === 'Function') {
      const parts = eventResources(logicalId, properties);
      routes.push(...parts.routes);
      Object.assign(made, {
        [logicalId]: { Type: 'AWS::Lambda::Function', Properties: lambda(properties), ...keep },
      });
      Object.assign(made, parts.resources);
    } else if (SIMPLE[kind]) {
      made[logicalId] = { Type: SIMPLE[kind], Properties: properties, ...keep };
    } else {
      problems.push({
        code: 'sam-type',
        where: logicalId,
        detail: `no expansion for AWS::Serverless::${kind}`,
      });
      made[logicalId] = resource;
    }
  }
  return { value: withRoutes(made, routes), problems };
}

const SIMPLE: Readonly<Record<string, string>> = {
  Api: 'AWS::ApiGateway::RestApi',
  HttpApi: 'AWS::ApiGatewayV2::Api',
  LayerVersion: 'AWS::Lambda::LayerVersion',
  SimpleTable: 'AWS::DynamoDB::Table',
  StateMachine: 'AWS::StepFunctions::StateMachine',
};

/** SAM's own names of what CloudFormation names otherwise. */
function lambda(properties: Attributes): Attributes {
  const { Tracing, Events: _events, ...rest } = properties;
  return { ...rest, ...(Tracing === undefined ? {} : { TracingConfig: { Mode: Tracing } }) };
}

/** Globals under the resource's own; maps merge, lists add up, the resource wins. */
function merged(global: unknown, own: Attributes): Attributes {
  if (!isRecord(global)) return own;
  const keys = new Set([...Object.keys(global), ...Object.keys(own)]);
  return Object.fromEntries([...keys].map((key) => [key, mergedValue(global[key], own[key])]));
}

function mergedValue(global: unknown, own: unknown): unknown {
  if (own === undefined) return global;
  if (Array.isArray(global) && Array.isArray(own)) return [...global, ...own];
  return isRecord(global) && isRecord(own) ? merged(global, own) : own;
}

/** The OpenAPI body that the transform writes into the API. */
function withRoutes(made: Record<string, unknown>, routes: readonly Route[]): Attributes {
  for (const api of new Set(routes.map((route) => route.api))) {
    const own = routes.filter((route) => route.api === api);
    const before = isRecord(made[api]) ? made[api] : undefined;
    const properties = isRecord(before?.Properties) ? before.Properties : {};
    const paths: Record<string, Record<string, unknown>> = {};
    for (const route of own) {
      const methods = paths[route.path] ?? {};
      methods[route.method] = {
        'x-amazon-apigateway-integration': { uri: { 'Fn::GetAtt': [route.functionId, 'Arn'] } },
      };
      paths[route.path] = methods;
    }
    const type = own[0]?.http ? 'AWS::ApiGatewayV2::Api' : 'AWS::ApiGateway::RestApi';
    made[api] = { Type: type, ...before, Properties: { Body: { paths }, ...properties } };
  }
  return made;
}
