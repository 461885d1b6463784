import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localControl } from '#infra/local/control.ts';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { assumableRole } from '#infra/local/testing/probe-api.ts';
import { rootForTest } from '#lib/deploy/terraform/root-in-test.ts';
import { noBubblewrap } from '#lib/isolation/in-test.ts';
import { TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

/** Seconds. AWS gives no session of less than 900; the embedded cloud does, and refuses it from its end on. */
const SHORT = 30;
const SLOW_MS = 45_000;
const HOUR = 3_600;

const FILES = {
  'main.tf': `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {}
resource "aws_cloudwatch_log_group" "slow" {
  name = "/hello/slow"
}
resource "aws_cloudwatch_log_group" "last" {
  name       = "/hello/last"
  depends_on = [aws_cloudwatch_log_group.slow]
}
`,
  '.terraform.lock.hcl': readFileSync(join(repoRoot, 'infra/terraform/.terraform.lock.hcl'), 'utf8'),
};

const kind = (await noBubblewrap()) === undefined ? 'bubblewrap' : 'none';
const stateDir = freshStateDir();
let cloud: LocalCloud;
let root: Awaited<ReturnType<typeof rootForTest>>;
/** Of the sessions that steps begin with, and ids of the keys that they began with. */
let lasts = HOUR;
const begun: string[] = [];
const hidden = new Set<string>();

beforeAll(async () => {
  cloud = await startTestCloud(stateDir, { trail: true });
  const role = await assumableRole(
    ...([cloud, 'yagura-hello-dev-deploy-infra', `arn:aws:iam::${cloud.account}:root`, 'logs:*'] as const),
  );
  root = await rootForTest(kind, {
    ...{ endpoint: cloud.endpoint, cliConfig: readToolchain().terraformCliConfig, role },
    ...{ baseKeys: cloud.rootCredentials, environment: { AWS_ENDPOINT_URL: cloud.endpoint } },
    hide(...secrets) {
      for (const each of secrets) hidden.add(each);
    },
    async keys() {
      const { Credentials } = await new STSClient(clientOptions(cloud)).send(
        new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'test', DurationSeconds: lasts }),
      );
      const { AccessKeyId: accessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
      begun.push(accessKeyId);
      return {
        ...{ accessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
        expiresAt: Date.now() + lasts * 1_000,
      };
    },
  });
}, 180_000);
afterAll(async () => {
  await root?.end();
  await cloud?.stop();
  rmSync(stateDir, { recursive: true, force: true });
}, 180_000);

it('wall row 15: an apply outlives its role: the provider gets new keys while it makes a slow resource', async () => {
  const { file } = await root.planned(FILES);
  const { step } = await root.opened(FILES);
  await localControl(cloud.controlEndpoint, cloud.controlToken).putFault('slow', {
    match: { environment: 'hello/dev', role: 'deploy-infra', operation: 'CreateLogGroup' },
    fault: { kind: 'slow', delayMs: SLOW_MS, times: 1 },
  });
  const since = new Date();
  lasts = SHORT;
  await step({
    ...{ name: 'apply', writesState: true, files: { 'plan.tfplan': file } },
    commands: (seen) => [TERRAFORM.apply(seen('/in/plan.tfplan'))],
  });
  const first = begun.at(-1);
  const made = (await cloud.recorded('CreateLogGroup', since)).toReversed();
  expect(made.map(({ parameters }) => parameters.logGroupName)).toEqual(['/hello/slow', '/hello/last']);
  // What took longer than the session was asked with its keys, what followed with others, which the log hides too.
  expect(made[0]?.accessKeyId).toBe(first);
  expect(made[1]?.accessKeyId).not.toBe(first);
  expect(hidden).toContain(made[1]?.accessKeyId);
}, 300_000);
