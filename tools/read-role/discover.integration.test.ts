import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  type Parameter,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { collectorUser } from '#infra/local/testing/collector-user.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { readDiscovery } from '#lib/collector/questions/discover.ts';
import { foundName } from '#lib/domain/discovery/proposal.ts';
import { propose } from '#lib/domain/discovery/propose.ts';
import { watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import { instant } from '#lib/domain/time.ts';
import { repoRoot } from '../toolchain.ts';

const EXTERNAL_ID = 'shop-7f3a9c';
const clock = () => instant(Date.now());
const budget = createBudget(clock);
const services = {
  clock,
  look: (target: Parameters<typeof awsClients>[0]) => awsClients(target, budget, clock),
};

const QUEUE = `Parameters: { Stage: { Type: String } }
Resources:
  Jobs: { Type: AWS::SQS::Queue }
Outputs:
  QueueArn: { Value: !GetAtt Jobs.Arn }
`;
const FUNCTION = `Transform: AWS::Serverless-2016-10-31
Parameters: { JobsArn: { Type: String } }
Resources:
  Mail: { Type: AWS::SQS::Queue }
  Rest: { Type: AWS::SQS::Queue }
`;

let cloud: LocalCloud;

const create = async (StackName: string, TemplateBody: string, Parameters: Parameter[] = []) => {
  const client = new CloudFormationClient(clientOptions(cloud));
  const Capabilities = ['CAPABILITY_NAMED_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const];
  await client.send(new CreateStackCommand({ StackName, TemplateBody, Parameters, Capabilities }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName });
};
const given = (ParameterKey: string, ParameterValue: string): Parameter => ({ ParameterKey, ParameterValue });
const ask = (role: string) => ({
  ...{ account: cloud.account, region: cloud.region, externalId: EXTERNAL_ID },
  role: `arn:aws:iam::${cloud.account}:role/${role}`,
});

beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir());
  const collector = await collectorUser(cloud);
  const template = readFileSync(join(repoRoot, 'infra/portal/onboard/read-role.template.yaml'), 'utf8');
  await create('yagura-onboard', template, [
    given('CollectorPrincipalArn', collector.arn),
    given('ExternalId', EXTERNAL_ID),
  ]);
  await create('shop-queue-dev', QUEUE, [given('Stage', 'dev')]);
  await create('shop-orders-dev', FUNCTION, [
    given('JobsArn', `arn:aws:sqs:${cloud.region}:${cloud.account}:shop-queue-dev-Jobs`),
  ]);
  await create('shop-legacy', QUEUE, [given('Stage', 'blue')]);
  const s3 = new S3Client({ ...clientOptions(cloud), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'shop-tfstate' }));
  await s3.send(
    new PutObjectCommand({ Bucket: 'shop-tfstate', Key: 'network/dev/terraform.tfstate', Body: '{}' }),
  );
  await s3.send(new PutObjectCommand({ Bucket: 'shop-tfstate', Key: 'README', Body: 'x' }));
  vi.stubEnv('AWS_ENDPOINT_URL', cloud.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', collector.key.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', collector.key.secretAccessKey);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud?.stop();
});

it('finds with the onboarding role alone what a stranger has deployed, and writes how to watch it', async () => {
  const reading = await readDiscovery(services, ask('yagura-read'));
  if (reading.state === 'failed') throw new Error(JSON.stringify(reading.failure));
  const { seen } = reading.value;
  expect(seen.tried.filter(({ failure }) => failure)).toEqual([]);
  expect(seen.stacks.find(({ name }) => name === 'shop-orders-dev')).toMatchObject({
    tool: 'sam',
    resources: { 'AWS::SQS::Queue': ['Mail', 'Rest'] },
  });
  const proposals = propose([seen]);
  expect(proposals.systems).toMatchObject([
    { name: 'shop', environments: [{ name: 'dev', parts: [{}, {}, {}] }] },
  ]);
  expect(proposals.questions.map(({ found }) => foundName(found))).toEqual(['shop-legacy']);
  expect(proposals.leftOut.map(({ found, why }) => [foundName(found), why])).toEqual([
    ['yagura-onboard', 'portal'],
  ]);
  const yaml = watchYaml(proposals, (account) => ({
    role: `arn:aws:iam::${account}:role/yagura-read`,
    externalId: EXTERNAL_ID,
  }));
  expect(yaml).toContain('- shop-queue-dev');
  expect(yaml).toContain('- s3://shop-tfstate/network/dev/terraform.tfstate');
  expect(yaml).toContain(`externalId: "${EXTERNAL_ID}"`);
});

it('says which call is refused where a role is missing, and takes that for no empty account', async () => {
  const reading = await readDiscovery(services, ask('no-such-role'));
  if (reading.state === 'failed') throw new Error(JSON.stringify(reading.failure));
  const { seen } = reading.value;
  expect(seen.tried.map(({ action, failure }) => [action, failure?.kind])).toEqual([
    ['cloudformation:DescribeStacks', 'denied'],
    ['s3:ListAllMyBuckets', 'denied'],
  ]);
});
