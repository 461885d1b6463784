import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { collectorUser } from '#infra/local/testing/collector-user.ts';
import { assumedAgain } from '#lib/aws/assume-again.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { instant } from '#lib/domain/time.ts';

let cloud: LocalCloud;
let key = { accessKeyId: '', secretAccessKey: '' };
const arn = (name: string) => `arn:aws:iam::${cloud.account}:role/${name}`;
const before = { ...process.env };

/** IAM itself decides: each role trusts the one before it alone, and only with its external ID. */
beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir());
  const collector = await collectorUser(cloud);
  key = collector.key;
  const iam = new IAMClient(clientOptions(cloud));
  const role = async (RoleName: string, AWS: string, externalId?: string) => {
    const Condition = externalId ? { StringEquals: { 'sts:ExternalId': externalId } } : {};
    const Statement = [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', Condition }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    const allowed = [{ Effect: 'Allow', Action: 'sts:*', Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: allowed });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'assume', PolicyDocument }));
  };
  await role('hub', collector.arn, 'of-the-hub');
  await role('reader', arn('hub'), 'of-the-reader');
  iam.destroy();
  Object.assign(process.env, {
    ...{ AWS_ENDPOINT_URL: cloud.endpoint, AWS_ACCESS_KEY_ID: key.accessKeyId },
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  });
});
afterAll(async () => {
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  await cloud?.stop();
});

const HUB = { externalId: 'of-the-hub' };
const target = () => ({
  ...{ account: cloud.account, region: 'ap-northeast-1', sessionName: 'collector' },
  ...{ role: arn('reader'), externalId: 'of-the-reader' },
});
const clock = () => instant(Date.now());
const keysOf = (via: readonly { role: string; externalId?: string }[], more: object = {}) =>
  awsClients({ ...target(), ...more, via }, createBudget(clock), clock).session.keys();

it('a role is reached over the one before it, each with its external ID', async () => {
  const credentials = await keysOf([{ role: arn('hub'), ...HUB }]);
  const sts = new STSClient({ ...clientOptions(cloud), credentials });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toContain('assumed-role/reader/collector');
  sts.destroy();
});

it.each([
  ['straight', () => keysOf([])],
  ['without the external ID of the one before', () => keysOf([{ role: arn('hub') }])],
  ['with another external ID', () => keysOf([{ role: arn('hub'), ...HUB }], { externalId: 'of-nobody' })],
])('and not %s', async (_, keys) => {
  await expect(keys()).rejects.toMatchObject({ name: 'AccessDenied' });
});

it('a step that outlives its keys gets new ones the same way', async () => {
  const { role, ...more } = target();
  const again = await assumedAgain({ arn: role, ...more, via: [{ role: arn('hub'), ...HUB }] }, key);
  expect(again.accessKeyId).not.toBe('');
  await expect(assumedAgain({ arn: role, ...more }, key)).rejects.toMatchObject({ name: 'AccessDenied' });
});
