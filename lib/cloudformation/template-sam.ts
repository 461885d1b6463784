import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { isKnownPolicy, madeRole } from './sam-policies.ts';
import type { Attributes } from './template-attributes.ts';
import { type Amendment, eventResources, eventsOfOthers, type Route } from './template-sam-events.ts';

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
  const amendments: Amendment[] = [];
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
    const written = isRecord(resource.Properties) ? resource.Properties : {};
    const properties = merged(own(globals, kind), written);
    const keep = 'Condition' in resource ? { Condition: resource.Condition } : {};
    const simple = own(SIMPLE, kind);
    if (kind === 'Function') {
      const parts = eventResources(logicalId, properties);
      routes.push(...parts.routes);
      amendments.push(...eventsOfOthers(logicalId, properties));
      problems.push(...oddPolicies(logicalId, properties.Policies));
      Object.assign(made, functionParts(logicalId, properties, keep), parts.resources);
    } else if (kind === 'StateMachine') {
      Object.assign(made, machineParts(logicalId, properties, keep));
    } else if (simple !== undefined) {
      made[logicalId] = { Type: simple, Properties: properties, ...keep };
    } else {
      problems.push({
        code: 'sam-type',
        where: logicalId,
        detail: `no expansion for AWS::Serverless::${kind}`,
      });
      made[logicalId] = resource;
    }
  }
  return { value: amended(withRoutes(made, routes), amendments), problems };
}

const SIMPLE: Readonly<Record<string, string>> = {
  Api: 'AWS::ApiGateway::RestApi',
  HttpApi: 'AWS::ApiGatewayV2::Api',
  LayerVersion: 'AWS::Lambda::LayerVersion',
  SimpleTable: 'AWS::DynamoDB::Table',
  GraphQLApi: 'AWS::AppSync::GraphQLApi',
};

type Kept = { readonly Condition?: unknown };

/** A function with its role, URL and settings of asynchronous calls, by the transform's logical ids. */
function functionParts(id: string, properties: Attributes, keep: Kept): Record<string, unknown> {
  const { Role: role, Policies: policies, FunctionUrlConfig: url, EventInvokeConfig: calls } = properties;
  const parts: Record<string, unknown> = {};
  const given = role ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] };
  parts[id] = part('AWS::Lambda::Function', { ...lambda(properties), Role: given }, keep);
  if (role === undefined) parts[`${id}Role`] = part('AWS::IAM::Role', madeRole(policies, 'lambda'), keep);
  if (isRecord(url))
    parts[`${id}Url`] = part('AWS::Lambda::Url', { ...url, TargetFunctionArn: { Ref: id } }, keep);
  if (isRecord(calls)) {
    const config = { ...calls, FunctionName: { Ref: id } };
    parts[`${id}EventInvokeConfig`] = part('AWS::Lambda::EventInvokeConfig', config, keep);
  }
  return parts;
}

function machineParts(id: string, properties: Attributes, keep: Kept): Record<string, unknown> {
  const { Role: role, Policies: policies, Definition: definition, Events: _events, ...rest } = properties;
  const parts: Record<string, unknown> = {};
  if (role === undefined) parts[`${id}Role`] = part('AWS::IAM::Role', madeRole(policies, 'states'), keep);
  const machine = {
    ...rest,
    ...(definition === undefined ? {} : { DefinitionString: definition }),
    RoleArn: role ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
  };
  parts[id] = part('AWS::StepFunctions::StateMachine', machine, keep);
  return { ...parts, ...eventResources(id, properties, { Ref: id }).resources };
}

const part = (type: string, properties: unknown, keep: Kept) => ({
  Type: type,
  Properties: properties,
  ...keep,
});

/** A policy template that nobody here knows: the role's rights are not told whole. */
function oddPolicies(id: string, policies: unknown): readonly Problem[] {
  const list = (Array.isArray(policies) ? policies : [policies]).filter(isRecord);
  return list
    .filter((each) => !('Statement' in each))
    .flatMap((each) => Object.keys(each))
    .filter((name) => !isKnownPolicy(name) && !name.startsWith('Fn::') && name !== 'Ref')
    .map((name) => ({
      code: 'sam-policy',
      where: id,
      detail: `no expansion for the policy template ${name}`,
    }));
}

/** What the transform writes into a bucket or a user pool of the same template. */
function amended(made: Attributes, amendments: readonly Amendment[]): Attributes {
  const value: Record<string, unknown> = { ...made };
  for (const { logicalId, lambda: call, triggers } of amendments) {
    const before = Object.hasOwn(value, logicalId) ? value[logicalId] : undefined;
    if (!isRecord(before)) continue;
    const properties = isRecord(before.Properties) ? before.Properties : {};
    const notified = isRecord(properties.NotificationConfiguration)
      ? properties.NotificationConfiguration
      : {};
    const calls = Array.isArray(notified.LambdaConfigurations) ? notified.LambdaConfigurations : [];
    const config = isRecord(properties.LambdaConfig) ? properties.LambdaConfig : {};
    const more = call
      ? { NotificationConfiguration: { ...notified, LambdaConfigurations: [...calls, call] } }
      : { LambdaConfig: { ...config, ...triggers } };
    value[logicalId] = { ...before, Properties: { ...properties, ...more } };
  }
  return value;
}

/** SAM's own names of what CloudFormation names otherwise. */
function lambda(properties: Attributes): Attributes {
  const {
    Tracing: tracing,
    DeadLetterQueue: failed,
    Events: _events,
    Policies: _policies,
    FunctionUrlConfig: _url,
    EventInvokeConfig: _calls,
    ...rest
  } = properties;
  return {
    ...rest,
    ...(tracing === undefined ? {} : { TracingConfig: { Mode: tracing } }),
    ...(isRecord(failed) ? { DeadLetterConfig: { TargetArn: failed.TargetArn } } : {}),
  };
}

/** Globals under the resource's own; maps merge, lists add up, the resource wins. */
function merged(global: unknown, written: Attributes): Attributes {
  if (!isRecord(global)) return written;
  const keys = new Set([...Object.keys(global), ...Object.keys(written)]);
  return Object.fromEntries([...keys].map((key) => [key, mergedValue(own(global, key), own(written, key))]));
}

function mergedValue(global: unknown, written: unknown): unknown {
  if (written === undefined) return global;
  if (Array.isArray(global) && Array.isArray(written)) return [...global, ...written];
  return isRecord(global) && isRecord(written) ? merged(global, written) : written;
}

/** The OpenAPI body that the transform writes into the API. */
function withRoutes(made: Record<string, unknown>, routes: readonly Route[]): Attributes {
  for (const api of new Set(routes.map((route) => route.api))) {
    const mine = routes.filter((route) => route.api === api);
    const written = own(made, api);
    const before = isRecord(written) ? written : undefined;
    const properties = isRecord(before?.Properties) ? before.Properties : {};
    const paths: Record<string, Record<string, unknown>> = {};
    for (const route of mine) {
      const methods = paths[route.path] ?? {};
      methods[route.method] = {
        'x-amazon-apigateway-integration': { uri: { 'Fn::GetAtt': [route.functionId, 'Arn'] } },
      };
      paths[route.path] = methods;
    }
    const type = mine[0]?.http ? 'AWS::ApiGatewayV2::Api' : 'AWS::ApiGateway::RestApi';
    made[api] = { Type: type, ...before, Properties: { Body: { paths }, ...properties } };
  }
  return made;
}
