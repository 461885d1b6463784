import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { latestPlan } from '#lib/store/plans.ts';
import { getReading } from '#lib/store/readings.ts';
import { makeWatchedByHand } from './by-hand.ts';
import { portalOfExamples } from './portal-in-test.ts';

let portal: Awaited<ReturnType<typeof portalOfExamples>>;
let lambda: LambdaClient;
const ROLES = ['read', 'plan', 'deploy-infra', 'deploy-app'];

beforeAll(async () => {
  portal = await portalOfExamples();
  lambda = new LambdaClient(portal.options);
  for (const system of ['guestbook-test', 'parcels-test', 'notices-test'])
    await portal.grant(...ROLES.map((role) => `yagura-${system}-${role}`));
  await portal.grant('yagura-weather-live-read');
  portal.use('python-sam');
  portal.start('runner');
});
afterAll(async () => {
  lambda?.destroy();
  await portal?.stop();
});

async function invoked(FunctionName: string, event: unknown): Promise<unknown> {
  const Payload = Buffer.from(JSON.stringify(event));
  const { Payload: answer } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  return JSON.parse(Buffer.from(answer ?? []).toString('utf8'));
}

/** What IAM said beforehand of the newest plans of an environment's runs. */
async function predicted(runs: Awaited<ReturnType<typeof portal.deploy>>) {
  const plans = await Promise.all(runs.map(({ id }) => latestPlan(portal.db, id)));
  return plans.map((stored) => stored?.plan.denials);
}

const stateOf = (runs: Awaited<ReturnType<typeof portal.deploy>>) =>
  runs.map(({ component, state }) => `${component} ${state}`);

it('Terraform and SAM in Python, by branch from a repository’s address, deploy, work, and are then as they should be', async () => {
  const made = await portal.deploy('guestbook/test', 'trunk');
  expect(stateOf(made)).toEqual(['ground succeeded', 'book succeeded']);
  // IAM was asked about every plan, and knew of all of it.
  for (const each of await predicted(made)) {
    expect(each).toMatchObject({ denials: [] });
    expect(each?.decided).toBeGreaterThan(0);
    expect([each?.failure, each?.unknown]).toEqual([undefined, undefined]);
  }
  const entry = { id: 'one', text: 'hello  from\n afar' };
  await invoked('gb-test-sign', entry);
  expect(await invoked('gb-test-read', { id: 'one' })).toEqual({ id: 'one', text: 'hello from afar' });
  expect(stateOf(await portal.deploy('guestbook/test', 'trunk'))).toEqual([
    'ground no-change',
    'book no-change',
  ]);
}, 300_000);

it('what IAM would refuse stops a deploy before it begins, where the file says so', async () => {
  portal.use('stacks-only', 'rules: { no-predicted-denial: deny }\n');
  const iam = new IAMClient(portal.options);
  const forbidden = { RoleName: 'yagura-parcels-test-deploy-app', PolicyName: 'forbidden' };
  const Statement = [{ Effect: 'Deny', Action: 'sqs:CreateQueue', Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutRolePolicyCommand({ ...forbidden, PolicyDocument }));
  await expect(portal.deploy('parcels/test', 'trunk')).rejects.toThrow('no-predicted-denial: Parcels');
  await iam.send(new DeleteRolePolicyCommand(forbidden));
  iam.destroy();
}, 300_000);

it('two stacks without Terraform, joined by an export and a parameter, deploy in their order', async () => {
  portal.use('stacks-only');
  expect(stateOf(await portal.deploy('parcels/test', 'trunk'))).toEqual([
    'store succeeded',
    'worker succeeded',
  ]);
  // What the one exports and the other imports is a line between them, on the portal's own picture.
  const collector = portal.start('collector');
  await portal.until('the line of the export is drawn', async () => {
    const reading = await getReading(portal.db, 'parcels/test', 'graph');
    const edges = reading?.state === 'ready' ? reading.value.edges : [];
    return edges.some(
      ({ from, to }) =>
        [from, to].includes('cfn:parcels-test-store/Parcels' as never) &&
        [from, to].includes('cfn:parcels-test-worker/Sort' as never),
    );
  });
  await collector.stop();
  const Records = [{ body: '{"to":"kyoto"}' }, { body: '{"to":"osaka"}' }];
  expect(await invoked('parcels-test-sort', { Records })).toEqual({ sorted: ['K', 'O'] });
}, 300_000);

it('a recorded cdk.out is deployed with its asset', async () => {
  portal.use('cdk');
  expect(stateOf(await portal.deploy('notices/test', 'trunk'))).toEqual([
    'shelf succeeded',
    'board succeeded',
  ]);
  expect(await invoked('notices-test', { notice: 'fire drill' })).toEqual({ seen: true });
}, 300_000);

it('a stack, a state and tagged resources, made by hand, are watched with a read role alone, whatever they are called', async () => {
  await makeWatchedByHand(portal.shell);
  portal.use('watched');
  portal.start('collector');
  const parts = async () => {
    const reading = await getReading(portal.db, 'weather/live', 'graph');
    return reading?.state === 'ready' && reading.missing.length === 0
      ? reading.value.nodes.map(({ id }) => String(id))
      : [];
  };
  await portal.until('it is read', async () => (await parts()).length > 0);
  expect(await parts()).toEqual(
    expect.arrayContaining([
      'cfn:weather-live/Reports',
      'cfn:weather-live/Forecast',
      'tf:weather-tfstate/live#aws_dynamodb_table.stations',
      expect.stringMatching(/^arn:aws:sqs:.*:storm-warnings$/),
    ]),
  );
  // The table carries the tags too, and is one part.
  expect((await parts()).filter((id) => id.includes('stations'))).toHaveLength(1);
  await portal.until(
    'alarms are read',
    async () => (await getReading(portal.db, 'weather/live', 'alarms'))?.state === 'ready',
  );
  const alarms = await getReading(portal.db, 'weather/live', 'alarms');
  expect(alarms?.state === 'ready' && alarms.value.map(({ name }) => name)).toEqual([
    'reports-wait-too-long',
  ]);
}, 300_000);
