import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import type { LocalCloud } from '../start.ts';
import { clientOptions } from './cloud.ts';

/** Logs one line, or fails when asked to. */
const SOURCE = `
exports.handler = async (event) => {
  console.log('asked for', event.rawPath);
  if (event.queryStringParameters?.fail) throw new TypeError('asked to fail');
  return { statusCode: 200, body: JSON.stringify({ id: event.requestContext.requestId, headers: Object.keys(event.headers) }) };
};`;

export const probe = {
  function: 'items-dev-probe',
  functionLogs: '/aws/lambda/items-dev-probe',
  accessLogs: '/aws/apigateway/items-dev-probe',
} as const;

/** One function behind `GET /probe` of an HTTP API with an access log; answers the API's id. */
export async function deployProbeApi(cloud: LocalCloud): Promise<string> {
  const options = clientOptions(cloud);
  await new CloudWatchLogsClient(options).send(new CreateLogGroupCommand({ logGroupName: probe.accessLogs }));
  const roleArn = await assumableRole(cloud, 'items-dev-probe-role', 'lambda.amazonaws.com', 'logs:*');
  const lambda = new LambdaClient(options);
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: probe.function,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: roleArn,
      Code: { ZipFile: zipSync({ 'index.js': strToU8(SOURCE) }) },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20 }, { FunctionName: probe.function });
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: probe.function,
      StatementId: 'api',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    }),
  );
  const apis = new ApiGatewayV2Client(options);
  const { ApiId = '' } = await apis.send(
    new CreateApiCommand({ Name: 'items-dev-probe', ProtocolType: 'HTTP' }),
  );
  const { IntegrationId } = await apis.send(
    new CreateIntegrationCommand({
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FunctionArn,
      PayloadFormatVersion: '2.0',
    }),
  );
  await apis.send(
    new CreateRouteCommand({ ApiId, RouteKey: 'GET /probe', Target: `integrations/${IntegrationId}` }),
  );
  await apis.send(
    new CreateStageCommand({
      ApiId,
      StageName: '$default',
      AutoDeploy: true,
      AccessLogSettings: {
        DestinationArn: `arn:aws:logs:${cloud.region}:${cloud.account}:log-group:${probe.accessLogs}`,
        Format: '$context.requestId $context.routeKey $context.status',
      },
    }),
  );
  return ApiId;
}

/** A role that one principal may assume, allowed one action on everything. */
export async function assumableRole(
  cloud: LocalCloud,
  name: string,
  principal: string,
  action: string,
): Promise<string> {
  const iam = new IAMClient(clientOptions(cloud));
  const Principal = principal.includes(':') ? { AWS: principal } : { Service: principal };
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
    }),
  );
  const PolicyDocument = policy({ Effect: 'Allow', Action: action, Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'only', PolicyDocument }));
  return Role?.Arn ?? '';
}

const policy = (statement: unknown) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
