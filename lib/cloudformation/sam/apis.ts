import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { apiAuthorizers, defaultSecurity } from './authorizers.ts';
import { type Parts, part, type Route, type Written } from './parts.ts';

type ApiKind = 'Api' | 'HttpApi';

/** An API with its stage, domain and record; what its events add is written into it by `withRoutes`. */
export function apiParts(id: string, kind: ApiKind, properties: Attributes, body: unknown): Parts {
  const {
    Auth: auth,
    Domain: domain,
    StageName: stage,
    EndpointConfiguration: endpoint,
    ...more
  } = properties;
  const { DefinitionBody: _body, DefinitionUri: _uri, ...rest } = more;
  const http = kind === 'HttpApi';
  const document = isRecord(body) ? body : undefined;
  const settings = {
    ...rest,
    ...(document ? { Body: document } : {}),
    ...(http ? { ProtocolType: 'HTTP' } : {}),
    ...(isRecord(auth) ? { Auth: auth } : {}),
    ...(endpoint === undefined ? {} : { EndpointConfiguration: endpointOf(endpoint) }),
  };
  const log = properties.AccessLogSetting ?? properties.AccessLogSettings;
  const deployed = http
    ? part('AWS::ApiGatewayV2::Stage', { ApiId: { Ref: id }, AccessLogSettings: log ?? {} })
    : part('AWS::ApiGateway::Stage', {
        RestApiId: { Ref: id },
        StageName: stage,
        AccessLogSetting: log ?? {},
      });
  return {
    resources: {
      [id]: part(http ? 'AWS::ApiGatewayV2::Api' : 'AWS::ApiGateway::RestApi', settings),
      [`${id}Stage`]: deployed,
      ...(isRecord(domain) ? domainParts(id, http, domain) : {}),
    },
  };
}

/** SAM takes the type alone, or CloudFormation's own block. */
const endpointOf = (endpoint: unknown): Attributes =>
  isRecord(endpoint)
    ? { ...endpoint, Types: endpoint.Types ?? (endpoint.Type === undefined ? [] : [endpoint.Type]) }
    : { Types: [endpoint] };

function domainParts(id: string, http: boolean, domain: Attributes): Readonly<Record<string, Written>> {
  const name = `${id}DomainName`;
  const mapping = http
    ? part('AWS::ApiGatewayV2::ApiMapping', { ApiId: { Ref: id }, DomainName: { Ref: name } })
    : part('AWS::ApiGateway::BasePathMapping', { RestApiId: { Ref: id }, DomainName: { Ref: name } });
  const record = isRecord(domain.Route53) ? domain.Route53 : undefined;
  const alias = { DNSName: { 'Fn::GetAtt': [name, 'RegionalDomainName'] } };
  const records = [{ Name: domain.DomainName, Type: 'A', AliasTarget: alias }];
  return {
    [name]: part(http ? 'AWS::ApiGatewayV2::DomainName' : 'AWS::ApiGateway::DomainName', {
      DomainName: domain.DomainName,
      RegionalCertificateArn: domain.CertificateArn,
    }),
    [`${id}Mapping`]: mapping,
    ...(record
      ? {
          [`${id}Records`]: part('AWS::Route53::RecordSetGroup', {
            HostedZoneId: record.HostedZoneId,
            RecordSets: records,
          }),
        }
      : {}),
  };
}

/** Routes of events in the body of their API, with what says who may call; an API that nobody declares is made. */
export function withRoutes(
  resources: Readonly<Record<string, unknown>>,
  routes: readonly Route[],
  globals: Attributes,
): Record<string, unknown> {
  const made: Record<string, unknown> = { ...resources };
  const implicit = new Map(
    routes
      .filter(({ api }) => api === 'ServerlessRestApi' || api === 'ServerlessHttpApi')
      .map(({ api, http }) => [api, http] as const),
  );
  for (const [api, http] of implicit) {
    if (Object.hasOwn(made, api)) continue;
    const kind = http ? 'HttpApi' : 'Api';
    const shared = own(globals, kind);
    Object.assign(made, apiParts(api, kind, isRecord(shared) ? shared : {}, undefined).resources);
  }
  for (const [api, resource] of Object.entries(made)) {
    if (!isApi(resource)) continue;
    const mine = routes.filter((route) => route.api === api);
    const { Auth: auth, ...properties } = resource.Properties;
    if (mine.length === 0 && auth === undefined) continue;
    made[api] = { ...resource, Properties: { ...properties, Body: bodyWith(properties.Body, mine, auth) } };
  }
  return made;
}

const isApi = (resource: unknown): resource is Written =>
  isRecord(resource) &&
  isRecord(resource.Properties) &&
  (resource.Type === 'AWS::ApiGateway::RestApi' || resource.Type === 'AWS::ApiGatewayV2::Api');

/** What the body says already stands: SAM writes no event into a document that somebody else wrote. */
function bodyWith(written: unknown, routes: readonly Route[], auth: unknown): Attributes {
  const body = isRecord(written) ? written : {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const methods = paths[route.path] ?? {};
    methods[route.method === 'any' ? 'x-amazon-apigateway-any-method' : route.method] = {
      'x-amazon-apigateway-integration': route.integration,
      ...(route.authorizer === undefined ? {} : { security: securityOf(route.authorizer) }),
    };
    paths[route.path] = methods;
  }
  const own = isRecord(body.paths) ? body.paths : {};
  return {
    ...body,
    ...apiAuthorizers(auth, body),
    ...defaultSecurity(auth),
    paths: { ...paths, ...own },
  };
}

const securityOf = (authorizer: string): readonly unknown[] =>
  authorizer === 'NONE' ? [] : [{ [authorizer]: [] }];
