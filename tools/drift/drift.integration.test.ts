import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { assumableRole } from '#infra/local/testing/probe-api.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import { drift } from '#lib/collector/topics/drift.ts';
import { requestInfrastructure } from '#lib/commands/deployments/request.ts';
import type { ConfiguredComponent } from '#lib/config/components.ts';
import type { ComponentServices } from '#lib/deploy/component-services.ts';
import { lookAtRoot } from '#lib/deploy/drift/look-at-root.ts';
import { lookAtStack } from '#lib/deploy/drift/look-at-stack.ts';
import { driftWatch } from '#lib/deploy/drift/watch.ts';
import { openRepositories } from '#lib/deploy/repositories.ts';
import { servicesInTest } from '#lib/deploy/services-in-test.ts';
import { terraformEngine } from '#lib/deploy/terraform/engine.ts';
import { driftedOf } from '#lib/domain/drift/drift.ts';
import { instant } from '#lib/domain/time.ts';
import { isolationForTest, noBubblewrap } from '#lib/isolation/in-test.ts';
import { findProgram } from '#lib/isolation/programs.ts';
import { knownRepositories } from '#lib/runtime/runner/repositories.ts';
import { testEngine } from '#lib/runtime/test-engines.ts';
import { person, startTestPortal, type TestPortal } from '#lib/runtime/test-portal.ts';
import { driftChecksOf } from '#lib/store/drift-checks.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

// SQS, IAM and CloudFormation are the embedded cloud's, Terraform and its provider are HashiCorp's; run engine and checks are ours.

const DEV = 'demo/dev' as const;
const alice = person('alice');
const QUEUE = 'demo-dev-orders';
const ROLE = 'demo-dev-worker';

const MAIN = `
terraform {
  backend "local" {}
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {}
variable "seconds" { type = number }
resource "aws_sqs_queue" "orders" {
  name                       = "${QUEUE}"
  visibility_timeout_seconds = var.seconds
}
resource "aws_iam_role" "worker" {
  name               = "${ROLE}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "worker" {
  name   = "read"
  role   = aws_iam_role.worker.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:ReceiveMessage", Resource = aws_sqs_queue.orders.arn }]
  })
}
resource "aws_cloudwatch_log_group" "worker" {
  name = "/demo/dev/worker"
}
`;

const config = (role: string, account: string, region: string) => `
version: 2
defaultSystem: demo
repositories: { main: repository }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  demo:
    title: Demo
    environments:
      dev:
        account: '${account}'
        region: ${region}
        roles: { read: '${role}', plan: '${role}', deployInfrastructure: '${role}', deployApplication: '${role}' }
        components:
          infrastructure:
            engine: terraform
            directory: root
            state: { kind: local, path: demo/dev/terraform.tfstate }
            refs: ['*']
            approvals: 0
            inputs: { seconds: 30 }
            drift: '0 * * * *'
          application:
            engine: cloudformation
            template: t.yaml
            stack: demo-dev-app
            refs: ['*']
            approvals: 0
`;

const kind = (await noBubblewrap()) === undefined ? 'bubblewrap' : 'none';
const stateDir = freshStateDir();
let portal: TestPortal;
let cloud: LocalCloud;
let services: ComponentServices;
let isolation: Awaited<ReturnType<typeof isolationForTest>>;
/** The clock of the watch: an hour passes when a test says so. */
let later = 0;
const clock = () => instant(Date.now() + later);

beforeAll(async () => {
  [portal, cloud] = await Promise.all([startTestPortal(), startTestCloud(stateDir)]);
  vi.stubEnv('AWS_ENDPOINT_URL', cloud.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', cloud.rootCredentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', cloud.rootCredentials.secretAccessKey);
  const role = await assumableRole(cloud, 'demo-dev-runner', `arn:aws:iam::${cloud.account}:root`, '*');
  portal.writeConfig(config(role, cloud.account, cloud.region));
  commitRoot(join(portal.dir, 'repository'));
  const dataDir = join(portal.dir, 'runner');
  isolation = await isolationForTest(kind, dataDir, {
    baseKeys: cloud.rootCredentials,
    environment: { AWS_ENDPOINT_URL: cloud.endpoint },
  });
  const { db } = portal.runner;
  const repositories = openRepositories({
    ...{ db, clock: portal.commands.clock, dataDir },
    known: () => knownRepositories(portal.config, { secretNamed: () => undefined }),
  });
  await repositories.askAll();
  const budget = createBudget(clock);
  services = servicesInTest({
    ...{ repository: repositories.repository, db, config: portal.config, clock: portal.commands.clock },
    ...{ planKey: Buffer.alloc(32, 3), dataDir, isolation },
    builder: () => Promise.reject(new Error('nothing is built here')),
    terraform: {
      program:
        findProgram('terraform', '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin') ?? 'no Terraform on PATH',
      ...{ cliConfig: readToolchain().terraformCliConfig, endpoint: cloud.endpoint },
      reach: { hosts: [], privateNetworks: [] },
    },
    aws: (place, arn, sessionName) => awsClients({ ...place, role: arn, sessionName }, budget, clock),
  });
}, 240_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([portal?.stop(), cloud?.stop()]);
  await isolation?.end();
  rmSync(stateDir, { recursive: true, force: true });
}, 180_000);

function commitRoot(repository: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);
  execFileSync('mkdir', ['-p', join(repository, 'root')]);
  writeFileSync(join(repository, 'root/main.tf'), MAIN);
  cpSync(join(repoRoot, 'infra/terraform/.terraform.lock.hcl'), join(repository, 'root/.terraform.lock.hcl'));
  git('add', '.');
  git('commit', '-q', '-m', 'A queue and its worker');
}

/** A run of the root, driven to its end by the product's own engine. */
async function deploy() {
  const answer = await requestInfrastructure.ask(portal.commands, alice, {
    ...{ environment: DEV, ref: 'main', only: ['infrastructure'] },
  });
  if (!answer.ok) throw new Error(answer.error.code);
  const run = answer.value.runs[0]?.id ?? '';
  const engine = portal.engine('runner', {
    terraform: terraformEngine(services),
    cloudformation: testEngine(),
  });
  await portal.reaches(run, ['succeeded'], engine);
  return run;
}

const watch = () =>
  driftWatch({
    ...{ db: portal.runner.db, config: portal.config, clock, holder: 'drift' },
    log: { info: () => undefined, error: () => undefined },
    look: (component: ConfiguredComponent, commit, signal) =>
      component.engine === 'terraform'
        ? lookAtRoot(services, component, commit, signal)
        : lookAtStack(services, component, signal),
  });

const JANE = expect.stringMatching(/assumed-role\/demo-dev-person\/jane$/);

/** Somebody with a role of her own, that is none of the environment's. */
async function keysOfJane() {
  const RoleArn = await assumableRole(cloud, 'demo-dev-person', `arn:aws:iam::${cloud.account}:root`, '*');
  const { Credentials } = await new STSClient(clientOptions(cloud)).send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'jane' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** Who did it, by what the collector finds in CloudTrail's history of the calls that passed the gateway. */
async function authors() {
  const environment = portal.config.current().environments.get(DEV);
  if (!environment) throw new Error('no environment in the file');
  const aws = ({ account, region, settings }: typeof environment) =>
    services.aws({ account, region }, settings.roles.read ?? '', 'collector');
  const read = await drift.read({ db: portal.web.db, aws } as unknown as CollectorServices, environment);
  if (!read.ok) throw new Error(read.error.kind);
  return driftedOf(read.value.value).map(({ address, author }) =>
    author.state === 'known' ? [address, author.who, author.event] : [address, author.state],
  );
}

/** An hour later. */
async function looked() {
  const next = watch();
  later += 3_600_000;
  await next.look();
  const [check] = await driftChecksOf(portal.web.db, [DEV]);
  return check;
}

describe('drift', () => {
  it('is nothing while nobody touched what was deployed, whatever a refresh finds that nobody declares', async () => {
    await deploy();
    const check = await looked();
    expect(check).toMatchObject({ component: 'infrastructure', failure: null, resources: [] });
  }, 300_000);

  it('made by hand is found with what differs and who did it, and a requested run is its remedy', async () => {
    const jane = { ...clientOptions(cloud), credentials: await keysOfJane() };
    const sqs = new SQSClient(jane);
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: QUEUE }));
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '300' } }));
    const iam = new IAMClient(jane);
    await iam.send(
      new PutRolePolicyCommand({
        ...{ RoleName: ROLE, PolicyName: 'read' },
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        }),
      }),
    );
    const found = await looked();
    const since = found?.checkedAt;
    expect(found?.resources).toEqual([
      expect.objectContaining({
        ...{ address: 'aws_iam_role_policy.worker', change: 'changed', risks: ['iam'], since },
        attributes: [expect.objectContaining({ path: 'policy', found: expect.stringContaining('\\"*\\"') })],
      }),
      expect.objectContaining({
        ...{ address: 'aws_sqs_queue.orders', change: 'changed', physicalId: QUEUE, since },
        attributes: [{ path: 'visibility_timeout_seconds', declared: '30', found: '300' }],
      }),
    ]);

    expect(await authors()).toEqual([
      ['aws_iam_role_policy.worker', JANE, 'PutRolePolicy'],
      ['aws_sqs_queue.orders', JANE, 'SetQueueAttributes'],
    ]);

    const run = await deploy();
    const plan = await latestPlan(portal.web.db, run);
    expect(plan?.plan.changes.map(({ address }) => address)).toEqual([
      'aws_iam_role_policy.worker',
      'aws_sqs_queue.orders',
    ]);
    const { PolicyDocument = '' } = await iam.send(
      new GetRolePolicyCommand({ RoleName: ROLE, PolicyName: 'read' }),
    );
    expect(decodeURIComponent(PolicyDocument)).toContain('sqs:ReceiveMessage');
    expect((await looked())?.resources).toEqual([]);
  }, 600_000);

  it('of a stack is what CloudFormation finds', async () => {
    const client = new CloudFormationClient(clientOptions(cloud));
    const StackName = 'demo-dev-app';
    const queue = {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: 'demo-dev-app', VisibilityTimeout: 30 },
    };
    await client.send(
      new CreateStackCommand({ StackName, TemplateBody: JSON.stringify({ Resources: { Queue: queue } }) }),
    );
    await waitUntilStackCreateComplete({ client, maxWaitTime: 60 }, { StackName });
    const component = portal.config.current().environments.get(DEV)?.components[1];
    if (component?.engine !== 'cloudformation') throw new Error('no stack in the file');
    const look = () => lookAtStack(services, component, new AbortController().signal);
    expect(await look()).toEqual([]);
    const sqs = new SQSClient(clientOptions(cloud));
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: StackName }));
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '300' } }));
    expect(await look()).toEqual([
      expect.objectContaining({
        ...{ address: 'Queue', type: 'AWS::SQS::Queue', change: 'changed' },
        attributes: [{ path: 'VisibilityTimeout', declared: '30', found: '300' }],
      }),
    ]);
  });
});
