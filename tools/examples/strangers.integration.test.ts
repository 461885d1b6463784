import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import type { AwsTarget } from '#lib/aws/credentials.ts';
import { readDiscovery } from '#lib/collector/questions/discover.ts';
import { propose } from '#lib/domain/discovery/propose.ts';
import type { SeenRegion } from '#lib/domain/discovery/seen.ts';
import { watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { getReading } from '#lib/store/readings.ts';
import { INIT, terraformOf } from './by-hand.ts';
import { portalOfExamples } from './portal-in-test.ts';

// Systems that are unlike the examples: what is found, proposed, watched and drawn of them.

const ACCOUNT = '000000000000';
const REGION = 'ap-northeast-1';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/yagura-read`;
const HEAD = `version: 2
repositories: { main: . }
access: [{ group: admins, role: admin, on: '*' }]
`;

/** A template as somebody writes it who never used SAM: short forms, conditions, a mapping. */
const PLAIN = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage: { Type: String, Default: prod }
Mappings:
  Sizes:
    prod: { Days: '1209600' }
    dev: { Days: '3600' }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources:
  Dead:
    Type: AWS::SQS::Queue
    Condition: IsProd
    Properties:
      QueueName: !Sub 'ledger-\${Stage}-dead'
  Postings:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Join ['-', [ledger, !Ref Stage, postings]]
      MessageRetentionPeriod: !FindInMap [Sizes, !Ref Stage, Days]
      RedrivePolicy: !If
        - IsProd
        - { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }
        - !Ref AWS::NoValue
  Debug:
    Type: AWS::SQS::Queue
    Condition: IsDev
  Writer:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub 'ledger-\${Stage}-writer'
      Runtime: python3.12
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code: { ZipFile: 'def handler(e, c): return 1' }
      Environment: { Variables: { QUEUE: !Ref Postings, FIRST: !Select [0, !Split [',', 'a,b']] } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: !Sub 'lambda.\${AWS::URLSuffix}' }, Action: 'sts:AssumeRole' }]
      Policies:
        - PolicyName: send
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Postings.Arn }] }
Outputs:
  Queue: { Value: !Ref Postings, Export: { Name: !Sub '\${AWS::StackName}:Queue' } }
`;

/** One of three parts of a monorepo. */
const SAM = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties: { Runtime: python3.12, Handler: index.handler, InlineCode: 'def handler(e, c): return 1' }
`;

const backend = (key: string, more = '') => `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
  backend "s3" {
    bucket = "depot-terraform-states"
    key    = "${key}"
    region = "${REGION}"
    ${more}
  }
}
provider "aws" {
  region = "${REGION}"
}
`;
const MODULE = `variable "names" {
  type = set(string)
}
resource "aws_sqs_queue" "each" {
  for_each = var.names
  name     = "depot-\${terraform.workspace}-\${each.key}"
}
output "urls" {
  value = { for name, queue in aws_sqs_queue.each : name => queue.url }
}
`;
const ROOTS: Readonly<Record<string, { files: Record<string, string>; workspace?: string }>> = {
  'platform/network': {
    files: {
      'main.tf': `${backend('depot/prod/network.tfstate')}resource "aws_vpc" "main" {\n  cidr_block = "10.9.0.0/16"\n}\n`,
    },
  },
  'platform/queues': {
    workspace: 'prod',
    files: {
      'main.tf': `${backend('depot/queues.tfstate')}module "queues" {\n  source   = "./modules/queue"\n  for_each = toset(["fast", "slow"])\n  names    = ["\${each.key}-a", "\${each.key}-b"]\n}\n`,
      'modules/queue/main.tf': MODULE,
    },
  },
};

let portal: Awaited<ReturnType<typeof portalOfExamples>>;
let dir = '';

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-strangers-'));
  portal = await portalOfExamples();
  const s3 = new S3Client({ ...portal.options, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'depot-terraform-states' }));
  s3.destroy();
  await Promise.all([
    stack('ledger-prod', PLAIN),
    stack('depot-shipping-prod', SAM),
    ...Object.entries(ROOTS).map(([name, root]) => applied(name, root)),
  ]);
  await portal.grant('yagura-read');
}, 300_000);
afterAll(async () => {
  await portal?.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function stack(StackName: string, TemplateBody: string): Promise<void> {
  const client = new CloudFormationClient(portal.options);
  const Capabilities = ['CAPABILITY_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const];
  await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 120, minDelay: 1, maxDelay: 1 }, { StackName });
  client.destroy();
}

async function applied(name: string, { files, workspace }: (typeof ROOTS)[string]): Promise<void> {
  const own = join(dir, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(own, path)), { recursive: true });
    writeFileSync(join(own, path), text);
  }
  const { program, env } = terraformOf(portal.shell, own);
  const run = (...args: readonly string[]) => promisify(execFile)(program, args, { cwd: own, env });
  await run(...INIT);
  if (workspace) await run('workspace', 'new', workspace);
  await run('apply', '-input=false', '-no-color', '-auto-approve');
}

/** As "Add a system" looks: with a role that the asker names. */
async function discovered(): Promise<SeenRegion> {
  vi.stubEnv('AWS_ENDPOINT_URL', portal.cloud.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', portal.collectorKey.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', portal.collectorKey.secretAccessKey);
  const clock = () => instant(Date.now());
  const look = (target: AwsTarget) => awsClients(target, createBudget(clock), clock);
  const role = ROLE;
  const answer = await readDiscovery({ clock, look }, { account: ACCOUNT, region: REGION, role });
  vi.unstubAllEnvs();
  if (answer.state !== 'ready') throw new Error(JSON.stringify(answer));
  return answer.value.seen;
}

it('a monorepo with a workspace and modules, and a plain stack with conditions, are proposed, watched as proposed, and drawn', async () => {
  const proposals = propose([await discovered()]);
  const parts = proposals.systems.map(({ name, environments }) => [
    name,
    environments.map((each) => [
      each.name,
      each.parts.map((part) => `${part.name} ${part.found.kind}`).toSorted(),
    ]),
  ]);
  expect(parts).toEqual([
    ['depot', [['prod', ['network state', 'queues state', 'shipping stack']]]],
    ['ledger', [['prod', ['app stack']]]],
  ]);
  expect([proposals.questions, proposals.leftOut]).toEqual([[], []]);
  portal.useText(`${HEAD}${watchYaml(proposals, () => ({ role: ROLE }))}`);
  const collector = portal.start('collector');
  const ids = async (key: EnvironmentKey) => {
    const reading = await getReading(portal.db, key, 'graph');
    return reading?.state === 'ready' && reading.missing.length === 0
      ? reading.value.nodes.map(({ id }) => String(id)).toSorted()
      : [];
  };
  await portal.until('both are read', async () => {
    const all = await Promise.all([ids('depot/prod'), ids('ledger/prod')]);
    return all.every((each) => each.length > 0);
  });
  await collector.stop();
  const queue = (lane: string, name: string) =>
    `tf:depot-terraform-states/env:/prod/depot/queues#module.queues["${lane}"].aws_sqs_queue.each["${name}"]`;
  expect(await ids('depot/prod')).toEqual([
    'cfn:depot-shipping-prod/Handler',
    'cfn:depot-shipping-prod/HandlerRole',
    'tf:depot-terraform-states/depot/prod/network#aws_vpc.main',
    ...[queue('fast', 'fast-a'), queue('fast', 'fast-b'), queue('slow', 'slow-a'), queue('slow', 'slow-b')],
  ]);
  // What a condition leaves out is not drawn, and what the short forms say are its lines.
  expect(await ids('ledger/prod')).toEqual(
    ['Dead', 'Postings', 'Role', 'Writer'].map((each) => `cfn:ledger-prod/${each}`),
  );
  const ledger = await getReading(portal.db, 'ledger/prod', 'graph');
  if (ledger?.state !== 'ready') throw new Error('the graph is gone');
  expect(ledger.value.edges.map(({ kind, from, to }) => `${kind} ${from} ${to}`)).toEqual([
    'dead-letter cfn:ledger-prod/Postings cfn:ledger-prod/Dead',
    'message cfn:ledger-prod/Writer cfn:ledger-prod/Postings',
  ]);
  expect(ledger.value.problems).toEqual([]);
}, 300_000);
