import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readToolchain, repoRoot } from '../toolchain.ts';

/** Where somebody works with a shell: an endpoint and keys that may do everything. */
export type Shell = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

const WATCHED = 'examples/watched';
const STATES = 'weather-tfstate';

/** `examples/watched` as its README says: a stack, a state in S3, and a queue that only its tags tell of. */
export async function makeWatchedByHand(shell: Shell): Promise<void> {
  const cloudformation = new CloudFormationClient(shell);
  const StackName = 'weather-live';
  await cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: readFileSync(join(repoRoot, WATCHED, 'template.yaml'), 'utf8'),
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
    }),
  );
  const patience = { client: cloudformation, maxWaitTime: 120, minDelay: 1, maxDelay: 1 };
  await waitUntilStackCreateComplete(patience, { StackName });
  cloudformation.destroy();

  const s3 = new S3Client({ ...shell, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: STATES }));
  s3.destroy();
  await terraformByHand(shell);

  const sqs = new SQSClient(shell);
  const tags = { Project: 'weather', Environment: 'live' };
  await sqs.send(new CreateQueueCommand({ QueueName: 'storm-warnings', tags }));
  sqs.destroy();
}

/** `terraform apply` of the example, in a copy: nothing of it is left in the repository. */
async function terraformByHand(shell: Shell): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-by-hand-'));
  cpSync(join(repoRoot, WATCHED, 'terraform'), dir, { recursive: true });
  const { program, env } = terraformOf(shell, dir);
  const run = (...args: readonly string[]) => promisify(execFile)(program, args, { cwd: dir, env });
  try {
    await run(...INIT);
    await run('apply', '-input=false', '-no-color', '-auto-approve');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** `terraform init` of a root with its own backend in S3. */
export const INIT = ['init', '-input=false', '-no-color', '-backend-config=use_path_style=true'] as const;

/** Terraform as somebody has it in a shell, with a folder as home. */
export function terraformOf({ endpoint, region, credentials }: Shell, home: string) {
  const { terraform, terraformCliConfig } = readToolchain();
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    TF_CLI_CONFIG_FILE: terraformCliConfig,
    CHECKPOINT_DISABLE: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  } as unknown as NodeJS.ProcessEnv;
  return { program: terraform, env };
}

/** The read role of `infra/portal/onboard`, as an adopter brings it into an account. */
export async function onboardByHand(shell: Shell, collector: string, externalId: string): Promise<void> {
  const client = new CloudFormationClient(shell);
  const StackName = 'yagura-onboard';
  const given = {
    CollectorPrincipalArn: collector,
    ExternalId: externalId,
    StateObjectArn: `arn:aws:s3:::${STATES}/*`,
  };
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: readFileSync(join(repoRoot, 'infra/portal/onboard/read-role.template.yaml'), 'utf8'),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(given).map(([ParameterKey, ParameterValue]) => ({
        ...{ ParameterKey, ParameterValue },
      })),
    }),
  );
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName });
  client.destroy();
}
