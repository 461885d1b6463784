import { rmSync } from 'node:fs';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localControl } from '../control.ts';
import type { LocalCloud } from '../start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '../testing/cloud.ts';
import { assumableRole } from '../testing/probe-api.ts';

const stateDir = freshStateDir();
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startTestCloud(stateDir, { trail: true });
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

test('a gateway that is killed comes again on its port: MiniStack went on, and a session is still who it was', async () => {
  const began = new Date();
  const trust = `arn:aws:iam::${cloud.account}:root`;
  const role = await assumableRole(cloud, 'yagura-hello-dev-read', trust, 'lambda:ListFunctions');
  const { Credentials } = await new STSClient(clientOptions(cloud)).send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'test' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  const asSession = () =>
    new LambdaClient(clientOptions(cloud, credentials)).send(new ListFunctionsCommand({}));
  await asSession();
  const group = new CreateLogGroupCommand({ logGroupName: '/before' });
  await new CloudWatchLogsClient(clientOptions(cloud)).send(group);

  process.kill(cloud.gateway.pid(), 'SIGKILL');
  expect(await cloud.gateway.ended()).toBe('was ended by SIGKILL');
  await expect(asSession()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await cloud.gateway.startAgain();

  expect((await asSession()).Functions).toEqual([]);
  const { calls } = await localControl(cloud.controlEndpoint, cloud.controlToken).stats();
  expect(calls).toMatchObject([
    { environment: 'hello/dev', role: 'read', operation: 'ListFunctions', calls: 1 },
  ]);
  // What was made before it died is still told, by AWS itself.
  const made = await cloud.recorded('CreateLogGroup', began);
  expect(made.map(({ parameters }) => parameters.logGroupName)).toEqual(['/before']);
});
