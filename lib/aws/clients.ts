import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock } from '#lib/domain/time.ts';
import type { Budget, CallScope } from './budget.ts';
import { type AwsTarget, chainedSession, type RoleSession } from './credentials.ts';
import { isExpiry } from './errors.ts';
import { callPrice } from './list-price.ts';

/** All clients of one target; each is made when first used. Every call goes through the budget. */
export type AwsClients = {
  readonly target: AwsTarget;
  readonly budget: Budget;
  /** The assumed role's keys, for a child process that must call AWS itself. */
  readonly session: RoleSession;
  readonly cloudwatch: CloudWatchClient;
  readonly logs: CloudWatchLogsClient;
  readonly cloudformation: CloudFormationClient;
  readonly codedeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
  readonly apigateway: APIGatewayClient;
  readonly apigatewayv2: ApiGatewayV2Client;
  readonly dynamodb: DynamoDBClient;
  readonly ec2: EC2Client;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly costExplorer: CostExplorerClient;
  readonly cloudtrail: CloudTrailClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
  readonly organizations: OrganizationsClient;
  readonly iam: IAMClient;
};

const CONNECT_MS = 2_000;
const REQUEST_MS = 10_000;
/** One place for all regions: Cost Explorer, Organizations and IAM answer nowhere else. */
const GLOBAL_REGION = 'us-east-1';
/** The SDK's own retry with backoff; each attempt takes its turn in the budget. */
const ATTEMPTS = 3;

/**
 * Clients that act as `target.role`. The base credentials and the endpoint are the SDK's own business
 * (`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, …).
 */
export function awsClients(target: AwsTarget, budget: Budget, clock: Clock): AwsClients {
  const { region } = target;
  const stsWith = (before?: RoleSession) => {
    const sts = new STSClient({ ...transport(), region, ...(before ? { credentials: keysOf(before) } : {}) });
    return budgeted(sts, 'sts', target, budget, before);
  };
  const session = chainedSession(stsWith, target, clock);
  const config = { ...transport(), region, credentials: keysOf(session) };
  const make = <T extends object>(service: string, build: () => T, at = target) =>
    once(() => budgeted(build(), service, at, budget, session));

  const cloudwatch = make('cloudwatch', () => new CloudWatchClient(config));
  const logs = make('logs', () => new CloudWatchLogsClient(config));
  const cloudformation = make('cloudformation', () => new CloudFormationClient(config));
  const codedeploy = make('codedeploy', () => new CodeDeployClient(config));
  const lambda = make('lambda', () => new LambdaClient(config));
  const apigateway = make('apigateway', () => new APIGatewayClient(config));
  const apigatewayv2 = make('apigateway', () => new ApiGatewayV2Client(config));
  const dynamodb = make('dynamodb', () => new DynamoDBClient(config));
  const ec2 = make('ec2', () => new EC2Client(config));
  const sqs = make('sqs', () => new SQSClient(config));
  // Buckets are addressed by path: an emulator, a proxy or a bucket name with dots has no host of its own.
  const s3 = make('s3', () => new S3Client({ ...config, forcePathStyle: true }));
  const global = { region: GLOBAL_REGION };
  const everywhere = { ...target, ...global };
  const costExplorer = make('ce', () => new CostExplorerClient({ ...config, ...global }), everywhere);
  const cloudtrail = make('cloudtrail', () => new CloudTrailClient(config));
  const tagging = make('tag', () => new ResourceGroupsTaggingAPIClient(config));
  const organizations = make(
    'organizations',
    () => new OrganizationsClient({ ...config, ...global }),
    everywhere,
  );
  const iam = make('iam', () => new IAMClient({ ...config, ...global }), everywhere);
  return {
    target,
    budget,
    session,
    get cloudwatch() {
      return cloudwatch();
    },
    get logs() {
      return logs();
    },
    get cloudformation() {
      return cloudformation();
    },
    get codedeploy() {
      return codedeploy();
    },
    get lambda() {
      return lambda();
    },
    get apigateway() {
      return apigateway();
    },
    get apigatewayv2() {
      return apigatewayv2();
    },
    get dynamodb() {
      return dynamodb();
    },
    get ec2() {
      return ec2();
    },
    get sqs() {
      return sqs();
    },
    get s3() {
      return s3();
    },
    get costExplorer() {
      return costExplorer();
    },
    get cloudtrail() {
      return cloudtrail();
    },
    get tagging() {
      return tagging();
    },
    get organizations() {
      return organizations();
    },
    get iam() {
      return iam();
    },
  };
}

/** Without the mark the SDK keeps a copy per client, which would outlive `forget`. */
const keysOf = (session: RoleSession) => Object.assign(() => session.keys(), { memoized: true });

const transport = () => ({
  maxAttempts: ATTEMPTS,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    throwOnRequestTimeout: true,
  }),
});

/** Puts the budget inside the SDK's retry, where no caller can go round it. */
function budgeted<T extends object>(
  client: T,
  service: string,
  target: AwsTarget,
  budget: Budget,
  session?: RoleSession,
): T {
  // Every client has this stack; only its input and output types differ, and the budget looks at neither.
  const { middlewareStack } = client as unknown as STSClient;
  middlewareStack.add(
    (next, context) => async (args) => {
      const api = `${service}:${String(context.commandName).replace(/Command$/, '')}`;
      const scope: CallScope = { account: target.account, region: target.region, api };
      try {
        return await budget.call(scope, callPrice(api, args.input), () => next(args));
      } catch (error) {
        if (isExpiry(error)) session?.forget();
        throw error;
      }
    },
    { name: 'yaguraBudget', step: 'finalizeRequest', priority: 'low', override: true },
  );
  return client;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
