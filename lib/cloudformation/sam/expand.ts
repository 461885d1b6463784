import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { includedFile } from '../template-files.ts';
import type { StackSource } from '../template-scope.ts';
import type { Scope } from '../template-values.ts';
import { apiParts, withRoutes } from './apis.ts';
import { connectorParts } from './connectors.ts';
import { functionParts } from './function.ts';
import { merged } from './globals.ts';
import { graphqlParts, webSocketParts } from './graphql.ts';
import { machineParts } from './machine.ts';
import { type Amendment, type Parts, part, together } from './parts.ts';

const SAM = 'AWS::Serverless::';

/**
 * `AWS::Serverless::*` as the resources that the SAM transform makes of them, for a template that was never deployed. A
 * processed template passes through unchanged. A test holds it against the translator's own expansion.
 *
 * @param scope decides the conditions under which policies hold.
 * @see https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst
 */
export function expandSam(
  template: Attributes,
  scope: Scope,
  source: Pick<StackSource, 'file'>,
): { value: Attributes; problems: readonly Problem[] } {
  const written = isRecord(template.Resources) ? template.Resources : {};
  const globals = isRecord(template.Globals) ? template.Globals : {};
  const all: Parts[] = [];
  const plain: Record<string, unknown> = {};
  for (const [logicalId, resource] of Object.entries(written)) {
    const type = isRecord(resource) ? resource.Type : undefined;
    if (!isRecord(resource) || typeof type !== 'string' || !type.startsWith(SAM)) {
      plain[logicalId] = resource;
      continue;
    }
    const kind = type.slice(SAM.length);
    const properties = merged(own(globals, kind), isRecord(resource.Properties) ? resource.Properties : {});
    const parts = partsOf(kind, logicalId, properties, scope, source);
    if (parts) all.push(parts);
    else {
      plain[logicalId] = resource;
      const detail = `no expansion for ${type}`;
      all.push({ resources: {}, problems: [{ code: 'sam-type', where: logicalId, detail }] });
    }
  }
  const sum = together(...all);
  const made = withRoutes({ ...plain, ...sum.resources }, sum.routes ?? [], globals);
  const connectors = connectorParts(written, made);
  return {
    value: amended({ ...made, ...connectors.resources }, sum.amendments ?? []),
    problems: [...(sum.problems ?? []), ...connectors.problems],
  };
}

function partsOf(
  kind: string,
  id: string,
  properties: Attributes,
  scope: Scope,
  source: Pick<StackSource, 'file'>,
): Parts | undefined {
  switch (kind) {
    case 'Function':
    case 'WebFunction':
      return functionParts(id, properties, scope);
    case 'StateMachine':
      return machineParts(id, properties, includedFile(properties.DefinitionUri, scope, source), scope);
    case 'Api':
    case 'HttpApi': {
      const { DefinitionBody: body, DefinitionUri: uri } = properties;
      return apiParts(
        id,
        kind,
        properties,
        documentOf(body, scope, source) ?? includedFile(uri, scope, source),
      );
    }
    case 'GraphQLApi':
      return graphqlParts(id, properties);
    case 'WebSocketApi':
      return webSocketParts(id, properties);
    case 'SimpleTable':
      return {
        resources: {
          [id]: part('AWS::DynamoDB::Table', {
            ...(properties.ProvisionedThroughput === undefined ? { BillingMode: 'PAY_PER_REQUEST' } : {}),
            ...properties,
          }),
        },
      };
    case 'LayerVersion':
      return { resources: { [id]: part('AWS::Lambda::LayerVersion', properties) } };
    case 'Application': {
      const { Location: location, ...rest } = properties;
      return { resources: { [id]: part('AWS::CloudFormation::Stack', { ...rest, TemplateURL: location }) } };
    }
    case 'Connector':
      return { resources: {} };
    default:
      return undefined;
  }
}

/** A body written out, or `AWS::Include` of a file that is at hand. */
function documentOf(body: unknown, scope: Scope, source: Pick<StackSource, 'file'>): unknown {
  const transform = isRecord(body) ? body['Fn::Transform'] : undefined;
  if (!isRecord(transform)) return body;
  const location = isRecord(transform.Parameters) ? transform.Parameters.Location : undefined;
  return includedFile(location, scope, source);
}

/** What the transform writes into a bucket or a user pool of the same template. */
function amended(made: Attributes, amendments: readonly Amendment[]): Attributes {
  const value: Record<string, unknown> = { ...made };
  for (const { logicalId, notification, triggers } of amendments) {
    const before = own(value, logicalId);
    if (!isRecord(before)) continue;
    const properties = isRecord(before.Properties) ? before.Properties : {};
    const notified = isRecord(properties.NotificationConfiguration)
      ? properties.NotificationConfiguration
      : {};
    const calls = Array.isArray(notified.LambdaConfigurations) ? notified.LambdaConfigurations : [];
    const config = isRecord(properties.LambdaConfig) ? properties.LambdaConfig : {};
    const more =
      notification === undefined
        ? { LambdaConfig: { ...config, ...triggers } }
        : { NotificationConfiguration: { ...notified, LambdaConfigurations: [...calls, notification] } };
    value[logicalId] = { ...before, Properties: { ...properties, ...more } };
  }
  return value;
}
