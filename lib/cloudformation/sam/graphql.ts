import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { type Parts, part, type Written } from './parts.ts';

/** A GraphQL API with its data sources and the roles under which it asks them. */
export function graphqlParts(id: string, properties: Attributes): Parts {
  const { DataSources: sources, Auth: auth, ...rest } = properties;
  const kinds = isRecord(sources) ? sources : {};
  const resources: Record<string, Written> = {
    [id]: part('AWS::AppSync::GraphQLApi', {
      Name: id,
      ...rest,
      ...(isRecord(auth) ? { AuthenticationType: auth.Type } : {}),
    }),
  };
  for (const [name, each] of entries(kinds.DynamoDb)) {
    resources[`${id}${name}DataSource`] = source(id, name, 'AMAZON_DYNAMODB', {
      DynamoDBConfig: { TableName: each.TableName },
    });
  }
  for (const [name, each] of entries(kinds.Lambda)) {
    resources[`${id}${name}DataSource`] = source(id, name, 'AWS_LAMBDA', {
      LambdaConfig: { LambdaFunctionArn: each.FunctionArn },
    });
  }
  return { resources };
}

const entries = (sources: unknown): readonly (readonly [string, Attributes])[] =>
  Object.entries(isRecord(sources) ? sources : {}).flatMap(([name, each]) =>
    isRecord(each) ? [[name, each] as const] : [],
  );

const source = (api: string, name: string, type: string, config: Attributes): Written =>
  part('AWS::AppSync::DataSource', {
    ApiId: { 'Fn::GetAtt': [api, 'ApiId'] },
    Name: name,
    Type: type,
    ...config,
  });

/** A WebSocket API: one integration a route. */
export function webSocketParts(id: string, properties: Attributes): Parts {
  const { Routes: routes, Auth: _auth, Domain: _domain, ...rest } = properties;
  const resources: Record<string, Written> = {
    [id]: part('AWS::ApiGatewayV2::Api', { ...rest, ProtocolType: 'WEBSOCKET' }),
  };
  for (const [name, route] of entries(routes)) {
    const integration = `${id}${name}Integration`;
    resources[integration] = part('AWS::ApiGatewayV2::Integration', {
      ApiId: { Ref: id },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: route.FunctionArn,
    });
    resources[`${id}${name}Route`] = part('AWS::ApiGatewayV2::Route', {
      ApiId: { Ref: id },
      RouteKey: route.RouteKey ?? name,
      Target: { 'Fn::Sub': `integrations/\${${integration}}` },
    });
    resources[`${id}${name}Permission`] = part('AWS::Lambda::Permission', {
      FunctionName: route.FunctionArn,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${id}}/*`,
      },
    });
  }
  return { resources };
}
