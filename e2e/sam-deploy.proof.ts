import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { readToolchain, repoRoot } from '#tools/toolchain.ts';
import { expect, test } from './journey.ts';
import { asRole } from './stack/credentials.ts';
import { terraformState } from './stack/terraform.ts';

const run = promisify(execFile);

test('the command that Terraform prints builds and deploys the application by hand', async ({
  stack,
  stackDir,
  scratch,
  callApi,
}) => {
  test.setTimeout(400_000);
  expect(scratch, 'a stack that may be changed').not.toBe('');
  const deployer = asRole(stack, stackDir, 'runner', 'yagura-items-dev-deploy-app');
  const before = await stackOf(deployer);

  const command = terraformState(stackDir, 'items/dev').output('sam_deploy_command');
  const { stdout, stderr } = await run('/bin/sh', ['-ec', command], {
    cwd: repoRoot,
    env: await environment(deployer),
    maxBuffer: 20_000_000,
  });
  expect(`${stdout}${stderr}`).toMatch(/Successfully created\/updated stack|No changes to deploy/);

  const after = await stackOf(deployer);
  expect(after.status).toMatch(/^(CREATE|UPDATE)_COMPLETE$/);
  expect(Object.keys(after.outputs).toSorted()).toEqual([
    'ApiFunctionArn',
    'ApiId',
    'ApiUrl',
    'LayerArn',
    'ProcessorFunctionArn',
    'ScheduledFunctionArn',
  ]);
  expect(after.outputs.ApiUrl).toBe(before.outputs.ApiUrl);
  expect(await callApi('items/dev', '/health')).toMatchObject({ status: 200 });
  expect(await callApi('items/dev', '/items', { name: 'By hand', price: 1 })).toMatchObject({ status: 201 });
});

type Client = ReturnType<typeof asRole>;

/** What a person at a terminal has, and nothing of the machine. */
async function environment({ credentials, endpoint, region }: Client): Promise<NodeJS.ProcessEnv> {
  const { node, python } = readToolchain();
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  return {
    NODE_ENV: 'production',
    PATH: [dirname(python.sam ?? ''), dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    HOME: mkdtempSync(join(tmpdir(), 'yagura-')),
    LANG: 'C.UTF-8',
    SAM_CLI_TELEMETRY: '0',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken ?? '',
  };
}

async function stackOf(client: Client) {
  const cloudFormation = new CloudFormationClient(client);
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'items-dev-app' }));
  const [found] = Stacks ?? [];
  const outputs = Object.fromEntries(
    (found?.Outputs ?? []).map((each) => [each.OutputKey, each.OutputValue]),
  );
  return { status: found?.StackStatus ?? '', outputs };
}
