import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteRouteCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { strToU8, zipSync } from 'fflate';
import pino from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { collectorUser } from '#infra/local/testing/collector-user.ts';
import { assumableRole } from '#infra/local/testing/probe-api.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { declaredSystems } from '#lib/collector/declared.ts';
import { leadership } from '#lib/collector/leadership.ts';
import { refresh } from '#lib/collector/refresh.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import { diagnosis } from '#lib/collector/topics/diagnosis.ts';
import { logGroups } from '#lib/collector/topics/log-groups.ts';
import { stack } from '#lib/collector/topics/stack.ts';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import type { Diagnosed, Diagnosis } from '#lib/domain/diagnose/diagnosis.ts';
import { resourceId } from '#lib/domain/graph/model.ts';
import { ready } from '#lib/domain/reading.ts';
import { hours, instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { putDeclaredPlaces } from '#lib/store/declared-places.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getReading, putReading } from '#lib/store/readings.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { repoRoot } from '../toolchain.ts';

// EC2, IAM, Lambda, CloudWatch Logs and CloudFormation are the embedded cloud's; the collector asks them with the
// onboarding role of infra/portal/onboard. Functions run outside any VPC there, so what is slow is the function itself.

const EXTERNAL_ID = 'shop-7f3a9c';
const KEY = 'shop/dev' as const;
const FUNCTION = 'shop-dev-api';
const LOGS = `/aws/lambda/${FUNCTION}`;
const SLOW = 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 20_000));';

let cloud: LocalCloud;
let server: EmbeddedDatabase;
let collector: Database;
let runner: Database;
let services: CollectorServices;
let ec2: EC2Client;
let routeTable = '';
let nat = '';
let functionRole = '';

const clock = () => instant(Date.now());

beforeAll(async () => {
  [server, cloud] = await Promise.all([startTestDatabase(), startTestCloud(freshStateDir())]);
  collector = openDatabase(server.urls.collector, 'test collector', 3);
  runner = openDatabase(server.urls.runner, 'test runner', 2);
  const user = await collectorUser(cloud);
  const client = new CloudFormationClient(clientOptions(cloud));
  const template = readFileSync(join(repoRoot, 'infra/portal/onboard/read-role.template.yaml'), 'utf8');
  await client.send(
    new CreateStackCommand({
      StackName: 'yagura-onboard',
      TemplateBody: template,
      Parameters: [
        { ParameterKey: 'CollectorPrincipalArn', ParameterValue: user.arn },
        { ParameterKey: 'ExternalId', ParameterValue: EXTERNAL_ID },
      ],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  await waitUntilStackCreateComplete(
    { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
    { StackName: 'yagura-onboard' },
  );
  await network();
  vi.stubEnv('AWS_ENDPOINT_URL', cloud.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', user.key.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', user.key.secretAccessKey);
  services = servicesOf();
  await services.leadership.campaign([cloud.account]);
  await putSnapshot(runner.db, KEY, 'terraform-state', 'infrastructure', {
    takenAt: clock(),
    digest: 'function',
    value: state([]),
  });
}, 180_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([collector?.close(), runner?.close()]);
  await Promise.all([server?.stop(), cloud?.stop()]);
});

/** Two private subnets, one route table to a NAT gateway in a public one: the shipped network in small. */
async function network() {
  ec2 = new EC2Client(clientOptions(cloud));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  const subnet = async (zone: string, CidrBlock: string) =>
    (
      await ec2.send(
        new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: `${cloud.region}${zone}` }),
      )
    ).Subnet?.SubnetId ?? '';
  const open = await subnet('a', '10.0.1.0/24');
  const closed = [await subnet('a', '10.0.11.0/24'), await subnet('c', '10.0.12.0/24')];
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const GatewayId = InternetGateway?.InternetGatewayId ?? '';
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  const table = async (subnets: readonly string[], way: { GatewayId: string } | { NatGatewayId: string }) => {
    const made = await ec2.send(new CreateRouteTableCommand({ VpcId }));
    const RouteTableId = made.RouteTable?.RouteTableId ?? '';
    for (const SubnetId of subnets)
      await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
    await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', ...way }));
    return RouteTableId;
  };
  await table([open], { GatewayId });
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId: open, AllocationId }));
  nat = NatGateway?.NatGatewayId ?? '';
  routeTable = await table(closed, { NatGatewayId: nat });
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName: 'shop-dev-functions', Description: 'functions' }),
  );
  functionRole = await assumableRole(cloud, `${FUNCTION}-role`, 'lambda.amazonaws.com', 'logs:*');
  const lambda = new LambdaClient(clientOptions(cloud));
  await lambda.send(
    new CreateFunctionCommand({
      ...{ FunctionName: FUNCTION, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: functionRole },
      ...{ Timeout: 1, VpcConfig: { SubnetIds: closed, SecurityGroupIds: [GroupId] } },
      Code: { ZipFile: zipSync({ 'index.js': strToU8(SLOW) }) },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20 }, { FunctionName: FUNCTION });
}

const CONFIG = () => `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: shop
    environments:
      dev:
        account: '${cloud.account}'
        region: ${cloud.region}
        prefix: shop-dev
        roles:
          read: ${role('yagura-read')}
          plan: ${role('plan')}
          deployInfrastructure: ${role('deploy')}
          deployApplication: ${role('deploy')}
        components:
          infrastructure:
            engine: terraform
            directory: infra/shop
            state: { kind: local, path: shop/s }
            refs: ['*']
            approvals: 0
          application:
            engine: cloudformation
            template: template.yaml
            stack: shop-dev-app
            refs: ['*']
            approvals: 0
`;
const role = (name: string) => `arn:aws:iam::${cloud.account}:role/${name}`;

function servicesOf(): CollectorServices {
  const parsed = parsePortalConfig(CONFIG(), 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const budget = createBudget(clock);
  const target = {
    account: cloud.account,
    region: cloud.region,
    externalId: EXTERNAL_ID,
    sessionName: 'test',
  };
  const aws = awsClients({ ...target, role: role('yagura-read') }, budget, clock);
  return {
    ...{ db: collector.db, clock, log: pino({ level: 'silent' }), aws: () => aws, look: () => aws },
    hcp: { fetch, secretNamed: () => undefined },
    config: { file: 'portal.yaml', current: () => parsed.value, problems: () => [], writtenAt: clock },
    leadership: leadership(collector.db, 'diagnose'),
    declared: declaredSystems(collector.db),
    scenes: {
      draw: async () => undefined,
      once: async () => {
        throw new Error('nothing is drawn in this test');
      },
      close: async () => undefined,
    },
  };
}

/** What one look comes to. */
async function look(): Promise<Diagnosis> {
  const environment = environmentOf(services.config.current(), KEY);
  await services.leadership.campaign([cloud.account]);
  for (const topic of [logGroups, stack] as const) await refresh(services, environment, topic as never);
  await refresh(services, environment, diagnosis);
  const reading = await getReading(collector.db, KEY, 'diagnosis');
  if (reading?.state !== 'ready') throw new Error(JSON.stringify(reading));
  return reading.value;
}
const of = (found: Diagnosis, check: Diagnosed['check']) =>
  found.found.filter((each) => each.check === check);
const invoke = () =>
  new LambdaClient(clientOptions(cloud)).send(
    new InvokeCommand({ FunctionName: FUNCTION, Payload: strToU8('{}') }),
  );
/** What makes the log group the environment's own. */
const LAMBDA = {
  ...{ address: 'aws_lambda_function.api', type: 'aws_lambda_function', name: 'api' },
  values: { function_name: FUNCTION, id: FUNCTION },
};
const state = (resources: readonly object[]) => ({
  ...{ format_version: '1.0', terraform_version: '1.11.4' },
  values: {
    root_module: { resources: [LAMBDA, ...resources].map((each) => ({ mode: 'managed', ...each })) },
  },
});

it('is silent while all is well, and says that each check was made', async () => {
  const quiet = await look();
  expect(quiet.found).toEqual([]);
  expect(quiet.checks).toEqual(['stack', 'timeout', 'denied'].map((check) => ({ check, state: 'clear' })));
});

it('a function that ends at its limit: its way out is walked, and is whole', async () => {
  await invoke();
  const [found] = of(await look(), 'timeout');
  expect(found?.title).toMatchObject({ code: 'diagnose.timeout', params: { label: 'api', seconds: 1 } });
  expect(found?.effect.code).toBe('diagnose.timeout-network-whole');
  expect(found?.lanes?.map(({ zone, missing }) => [zone, missing])).toEqual([
    [`${cloud.region}a`, undefined],
    [`${cloud.region}c`, undefined],
  ]);
});

it('the route removed: the missing hop is named, what is fine is ruled out, a run of what declares it is the way out', async () => {
  await putSnapshot(runner.db, KEY, 'terraform-state', 'infrastructure', {
    takenAt: clock(),
    digest: 'routes',
    value: state([
      {
        ...{ address: 'aws_route.private_default', type: 'aws_route', name: 'private_default' },
        values: { route_table_id: routeTable, destination_cidr_block: '0.0.0.0/0', nat_gateway_id: nat },
      },
    ]),
  });
  await ec2.send(new DeleteRouteCommand({ RouteTableId: routeTable, DestinationCidrBlock: '0.0.0.0/0' }));
  const [found] = of(await look(), 'timeout');
  expect(found?.title).toMatchObject({
    code: 'diagnose.no-way-out.no-route',
    params: { label: 'api', zones: `${cloud.region}a, ${cloud.region}c`, at: routeTable },
  });
  expect(found?.lanes?.[0]?.hops.map(({ kind, state: at }) => `${kind} ${at}`)).toEqual([
    'interface passed',
    'route-table stopped',
    'nat-gateway beyond',
    'internet-gateway beyond',
    'internet beyond',
  ]);
  expect(found?.proofs.filter(({ verdict }) => verdict === 'fine').map(({ reason }) => reason.code)).toEqual(
    expect.arrayContaining(['diagnose.proof.group-allows', 'diagnose.proof.nat-available']),
  );
  expect(found?.remedy).toMatchObject({ kind: 'run', component: 'infrastructure' });

  await ec2.send(
    new CreateRouteCommand({
      RouteTableId: routeTable,
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: nat,
    }),
  );
  expect(of(await look(), 'timeout')[0]?.effect.code).toBe('diagnose.timeout-network-whole');
});

/** What the graph says that the function calls. */
async function calls(...kinds: readonly ('table' | 'secret')[]) {
  const from = resourceId('tf:infra/shop#aws_lambda_function.api');
  const bare = { type: '', aliases: [], owners: [], path: [], attributes: {}, folded: [] };
  const to = (kind: string) => resourceId(`tf:infra/shop#${kind}.x`);
  await putReading(
    collector.db,
    KEY,
    'graph',
    ready(
      {
        place: {
          ...{ system: 'shop', environment: 'dev', account: cloud.account },
          ...{ region: cloud.region, prefix: 'shop-dev' },
        },
        nodes: [
          { ...bare, id: from, kind: 'function', name: FUNCTION },
          ...kinds.map((kind) => ({ ...bare, id: to(kind), kind, name: kind })),
        ],
        edges: kinds.map((kind) => ({ id: kind, kind: 'read', from, to: to(kind), evidence: [] })),
        ...{ problems: [], findings: [] },
      },
      { asOf: clock(), freshFor: hours(1), source: 'test' },
    ),
  );
}

// Of an interface endpoint the embedded cloud tells neither groups nor names: those are walked in ways-out.test.ts.
it('a VPC that nobody gave a way out is no cause where endpoints serve all that is called, and one where they do not', async () => {
  await putSnapshot(runner.db, KEY, 'terraform-state', 'infrastructure', {
    ...{ takenAt: clock(), digest: 'closed', value: state([]) },
  });
  await ec2.send(new DeleteRouteCommand({ RouteTableId: routeTable, DestinationCidrBlock: '0.0.0.0/0' }));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const [home] = Subnets.filter(({ CidrBlock }) => CidrBlock === '10.0.11.0/24');
  await ec2.send(
    new CreateVpcEndpointCommand({
      ...{ VpcId: home?.VpcId, VpcEndpointType: 'Gateway', RouteTableIds: [routeTable] },
      ServiceName: `com.amazonaws.${cloud.region}.dynamodb`,
    }),
  );
  await calls('table');
  const [served] = of(await look(), 'timeout');
  expect(served?.title.code).toBe('diagnose.timeout');
  expect(served?.effect).toMatchObject({ code: 'diagnose.timeout-served', params: { services: 'dynamodb' } });

  await calls('table', 'secret');
  expect(of(await look(), 'timeout')[0]?.title.code).toBe('diagnose.no-way-out.no-route');
});

it('a refused call: who and what as IAM said it, and the smallest statement that is missing', async () => {
  const table = `arn:aws:dynamodb:${cloud.region}:${cloud.account}:table/shop-dev-data`;
  const message = await refusalOf(table);
  const logs = new CloudWatchLogsClient(clientOptions(cloud));
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOGS })).catch(() => undefined);
  await logs.send(new CreateLogStreamCommand({ logGroupName: LOGS, logStreamName: 'refused' }));
  await logs.send(
    new PutLogEventsCommand({
      ...{ logGroupName: LOGS, logStreamName: 'refused' },
      logEvents: [{ timestamp: Date.now(), message: JSON.stringify({ level: 'ERROR', message }) }],
    }),
  );
  await putSnapshot(runner.db, KEY, 'terraform-state', 'infrastructure', {
    takenAt: clock(),
    digest: 'roles',
    value: state([
      {
        ...{ address: 'aws_iam_role.api', type: 'aws_iam_role', name: 'api' },
        values: { name: `${FUNCTION}-role`, arn: functionRole, id: `${FUNCTION}-role` },
      },
      {
        ...{ address: 'aws_iam_role_policy.api', type: 'aws_iam_role_policy', name: 'api' },
        values: {
          role: `${FUNCTION}-role`,
          policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'logs:*', Resource: '*' }] }),
        },
      },
      {
        ...{ address: 'aws_dynamodb_table.data', type: 'aws_dynamodb_table', name: 'data' },
        values: { name: 'shop-dev-data', arn: table, id: 'shop-dev-data' },
      },
    ]),
  });
  await putDeclaredPlaces(
    runner.db,
    KEY,
    'infrastructure',
    { commit: 'e07c6d1', places: { 'aws_iam_role_policy.api': { file: 'infra/shop/roles.tf', line: 12 } } },
    clock(),
  );
  const [found] = of(await look(), 'denied');
  expect(found?.title).toMatchObject({
    // The embedded cloud's text names no resource, as some services' of AWS: the only table here is meant, probably.
    code: 'diagnose.denied-probably',
    params: { label: 'api', who: `${FUNCTION}-role`, action: 'dynamodb:GetItem', on: table },
  });
  expect(found?.remedy).toMatchObject({
    kind: 'lines',
    ...{ at: 'aws_iam_role_policy.api', file: 'infra/shop/roles.tf', line: 12 },
    lines: [
      'statement {',
      '  effect    = "Allow"',
      '  actions   = ["dynamodb:GetItem"]',
      '  resources = [aws_dynamodb_table.data.arn]',
      '}',
    ],
  });
});

/** What the embedded cloud's IAM says to the function's own role. */
async function refusalOf(table: string): Promise<string> {
  const sts = new STSClient(clientOptions(cloud));
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: functionRole, RoleSessionName: FUNCTION }),
  );
  const dynamodb = new DynamoDBClient(
    clientOptions(cloud, {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }),
  );
  const asked = dynamodb.send(
    new GetItemCommand({ TableName: table.split('/').at(-1), Key: { PK: { S: 'x' } } }),
  );
  const refused = await asked.then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (!refused) throw new Error('it was not refused');
  return refused;
}

it('a stack in ROLLBACK_COMPLETE: the first thing that failed, and who gets it out', async () => {
  const client = new CloudFormationClient(clientOptions(cloud));
  await client.send(
    new CreateStackCommand({
      StackName: 'shop-dev-app',
      TemplateBody: JSON.stringify({
        Resources: {
          Jobs: { Type: 'AWS::SQS::Queue' },
          // Nobody signals it: what a service that never comes up does to a stack.
          Broken: {
            Type: 'AWS::CloudFormation::WaitCondition',
            CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT2S' } },
          },
        },
      }),
    }),
  );
  const status = async () => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'shop-dev-app' }));
    return Stacks?.[0]?.StackStatus;
  };
  await expect.poll(status, { interval: 500 }).toBe('ROLLBACK_COMPLETE');
  const [found] = of(await look(), 'stack');
  expect(found?.title).toMatchObject({
    code: 'diagnose.stack',
    params: { stack: 'shop-dev-app', status: 'ROLLBACK_COMPLETE', resource: 'Broken' },
  });
  expect(found?.proofs.map(({ reason }) => reason.code)).toContain('diagnose.proof.first-failed');
  // The runner deletes what a failed creation left behind, and creates anew.
  expect(found?.remedy).toMatchObject({ kind: 'run', component: 'application' });
});
