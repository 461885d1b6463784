import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import pino from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LocalCloud } from '#infra/local/start.ts';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { collectorUser } from '#infra/local/testing/collector-user.ts';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { declaredSystems } from '#lib/collector/declared.ts';
import { leadership } from '#lib/collector/leadership.ts';
import { refresh } from '#lib/collector/refresh.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import { outside } from '#lib/collector/topics/outside.ts';
import { stack } from '#lib/collector/topics/stack.ts';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { repoRoot } from '../toolchain.ts';

// The stack is made and changed by hand on the embedded cloud; the collector looks with the onboarding role alone, and
// the embedded cloud's event history is made of what really passed its gateway.

const KEY = 'weather/live' as const;
const NAME = 'weather-live';
const template = (file: string) => readFileSync(join(repoRoot, file), 'utf8');

let cloud: LocalCloud;
let server: EmbeddedDatabase;
let collector: Database;
let services: CollectorServices;

const clock = () => instant(Date.now());
const capabilities = ['CAPABILITY_NAMED_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const];
const patience = { maxWaitTime: 60, minDelay: 1, maxDelay: 1 };

beforeAll(async () => {
  [server, cloud] = await Promise.all([startTestDatabase(), startTestCloud(freshStateDir())]);
  collector = openDatabase(server.urls.collector, 'test collector', 3);
  const user = await collectorUser(cloud);
  const client = new CloudFormationClient(clientOptions(cloud));
  const create = async (StackName: string, file: string, Parameters = {}) => {
    const named = Object.entries(Parameters).map(([ParameterKey, value]) => ({
      ...{ ParameterKey, ParameterValue: String(value) },
    }));
    const TemplateBody = template(file);
    await client.send(
      new CreateStackCommand({ StackName, TemplateBody, Parameters: named, Capabilities: capabilities }),
    );
    await waitUntilStackCreateComplete({ client, ...patience }, { StackName });
  };
  await create('yagura-onboard', 'infra/portal/onboard/read-role.template.yaml', {
    CollectorPrincipalArn: user.arn,
  });
  await create(NAME, 'examples/watched/template.yaml');
  vi.stubEnv('AWS_ENDPOINT_URL', cloud.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', user.key.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', user.key.secretAccessKey);
  services = servicesOf();
  await services.leadership.campaign([cloud.account]);
}, 180_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await collector?.close();
  await Promise.all([server?.stop(), cloud?.stop()]);
});

function servicesOf(): CollectorServices {
  const config = parsePortalConfig(
    template('examples/watched/portal.yaml')
      .replace('yagura-weather-live-read', 'yagura-read')
      .replace(/ {10}states: .*\n/, '')
      .replace(/ {10}#.*\n {10}tags: .*\n/, ''),
    'portal.yaml',
  );
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const budget = createBudget(clock);
  const { region, account } = cloud;
  const role = `arn:aws:iam::${account}:role/yagura-read`;
  const aws = awsClients({ account, region, role, sessionName: 'collector' }, budget, clock);
  return {
    db: collector.db,
    config: { file: 'portal.yaml', current: () => config.value, problems: () => [], writtenAt: clock },
    clock,
    log: pino({ level: 'silent' }),
    aws: () => aws,
    look: () => aws,
    hcp: { fetch, secretNamed: () => undefined },
    leadership: leadership(collector.db, 'test collector'),
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

/** As the collector's clock does, without its waiting. */
async function look() {
  const environment = environmentOf(services.config.current(), KEY);
  await refresh(services, environment, stack);
  await refresh(services, environment, outside);
  return outsideChangesSince(collector.db, [KEY], instant(0));
}

async function keysOf(UserName: string, Action: string) {
  const iam = new IAMClient(clientOptions(cloud));
  await iam.send(new CreateUserCommand({ UserName }));
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

it('says nothing of what it sees for the first time, however it came there', async () => {
  expect(await look()).toEqual([]);
  expect(await look()).toEqual([]);
});

it('finds a function that somebody changed by hand, and names them', async () => {
  const lambda = new LambdaClient(clientOptions(cloud, await keysOf('rika', 'lambda:*')));
  await lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'weather-live-forecast', Timeout: 29 }),
  );
  expect(await look()).toMatchObject([
    {
      ...{ environment: KEY, kind: 'function', thing: 'weather-live-forecast' },
      resource: 'cfn:weather-live/Forecast',
      who: `arn:aws:iam::${cloud.account}:user/rika`,
      event: 'UpdateFunctionConfiguration20150331v2',
    },
  ]);
  // The same again is no new change.
  expect(await look()).toHaveLength(1);
});

it('finds an updated stack, once: the function that it changed goes along with it', async () => {
  const client = new CloudFormationClient(clientOptions(cloud, await keysOf('sora', '*')));
  await client.send(
    new UpdateStackCommand({
      StackName: NAME,
      TemplateBody: template('examples/watched/template.yaml').replace('Timeout: 10', 'Timeout: 12'),
      Capabilities: capabilities,
    }),
  );
  await waitUntilStackUpdateComplete({ client, ...patience }, { StackName: NAME });
  const [newest, ...others] = await look();
  expect(newest).toMatchObject({
    ...{ kind: 'stack', thing: NAME, event: 'UpdateStack' },
    who: `arn:aws:iam::${cloud.account}:user/sora`,
  });
  expect(others).toHaveLength(1);
});
