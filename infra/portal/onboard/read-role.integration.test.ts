import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetRoleCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { collectorUser } from '#infra/local/testing/collector-user.ts';
import { readToolchain } from '#tools/toolchain.ts';

const EXTERNAL_ID = 'shop-7f3a9c';

let cloud: LocalCloud;
let collector = '';
let collectorKey = { accessKeyId: '', secretAccessKey: '' };

beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir());
  ({ arn: collector, key: collectorKey } = await collectorUser(cloud));
});
afterAll(() => cloud?.stop());

const iam = () => new IAMClient(clientOptions(cloud));

const trustOf = async (name: string) => {
  const { Role } = await iam().send(new GetRoleCommand({ RoleName: name }));
  return JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')) as { Statement: unknown[] };
};

it('is made by CloudFormation from the template as it stands, and can look and change nothing', async () => {
  const cloudformation = new CloudFormationClient(clientOptions(cloud));
  const StackName = 'yagura-onboard';
  await cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: readFileSync(join(import.meta.dirname, 'read-role.template.yaml'), 'utf8'),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: [
        { ParameterKey: 'CollectorPrincipalArn', ParameterValue: collector },
        { ParameterKey: 'ExternalId', ParameterValue: EXTERNAL_ID },
      ],
    }),
  );
  await waitUntilStackCreateComplete(
    { client: cloudformation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
    { StackName },
  );
  const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }));
  const RoleArn = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'ReadRoleArn')?.OutputValue;
  expect((await trustOf('yagura-read')).Statement).toMatchObject([
    { Principal: { AWS: collector }, Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } } },
  ]);

  const assume = { RoleArn, RoleSessionName: 'collector' };
  const sts = new STSClient(clientOptions(cloud, collectorKey));
  const stranger = new STSClient(clientOptions(cloud));
  const refused = { name: 'AccessDenied' };
  await expect(
    stranger.send(new AssumeRoleCommand({ ...assume, ExternalId: EXTERNAL_ID })),
  ).rejects.toMatchObject(refused);
  await expect(sts.send(new AssumeRoleCommand(assume))).rejects.toMatchObject(refused);
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ ...assume, ExternalId: EXTERNAL_ID }),
  );
  const cloudwatch = new CloudWatchClient(
    clientOptions(cloud, {
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken ?? '',
    }),
  );
  expect((await cloudwatch.send(new DescribeAlarmsCommand({}))).$metadata.httpStatusCode).toBe(200);
  await expect(cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['x'] }))).rejects.toMatchObject({
    name: expect.stringMatching(/^AccessDenied/),
  });
});

it('is made by Terraform with the same policy and the same trust', async () => {
  const { terraform, terraformCliConfig } = readToolchain();
  const root = mkdtempSync(join(freshStateDir(), 'onboard-'));
  writeFileSync(
    join(root, 'main.tf'),
    `provider "aws" {
  region = "${cloud.region}"
}

module "read" {
  source                  = "${join(import.meta.dirname, 'terraform')}"
  collector_principal_arn = "${collector}"
  external_id             = "${EXTERNAL_ID}"
  role_name               = "by-terraform"
  read_bill               = true
}
`,
  );
  const { accessKeyId, secretAccessKey } = cloud.rootCredentials;
  const run = (...args: string[]) =>
    promisify(execFile)(terraform, args, {
      cwd: root,
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin',
        ...(terraformCliConfig ? { TF_CLI_CONFIG_FILE: terraformCliConfig } : {}),
        AWS_ENDPOINT_URL: cloud.endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      } as unknown as NodeJS.ProcessEnv,
    });
  await run('init', '-input=false', '-no-color');
  await run('apply', '-auto-approve', '-input=false', '-no-color');
  const policy = async (RoleName: string, PolicyName: string) => {
    const { PolicyDocument } = await iam().send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    return JSON.parse(decodeURIComponent(PolicyDocument ?? '')) as {
      Statement: { Sid: string; Action: unknown }[];
    };
  };
  const [made, byTemplate] = [await policy('by-terraform', 'read'), await policy('yagura-read', 'read')];
  expect(made.Statement[0]?.Action).toEqual(byTemplate.Statement[0]?.Action);
  expect((await policy('by-terraform', 'bill')).Statement[0]?.Action).toEqual('ce:GetCostAndUsage');
  expect((await trustOf('by-terraform')).Statement).toMatchObject([
    { Principal: { AWS: collector }, Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } } },
  ]);
});
