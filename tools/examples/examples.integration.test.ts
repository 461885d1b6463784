import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getReading } from '#lib/store/readings.ts';
import { repoRoot } from '../toolchain.ts';
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
}, 120_000);
afterAll(async () => {
  lambda?.destroy();
  await portal?.stop();
}, 150_000);

async function invoked(FunctionName: string, event: unknown): Promise<unknown> {
  const Payload = Buffer.from(JSON.stringify(event));
  const { Payload: answer } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  return JSON.parse(Buffer.from(answer ?? []).toString('utf8'));
}

const stateOf = (runs: Awaited<ReturnType<typeof portal.deploy>>) =>
  runs.map(({ component, state }) => `${component} ${state}`);

it('Terraform and SAM in Python, by branch from a repository’s address, deploy, work, and are then as they should be', async () => {
  expect(stateOf(await portal.deploy('guestbook/test', 'trunk'))).toEqual([
    'ground succeeded',
    'book succeeded',
  ]);
  const entry = { id: 'one', text: 'hello  from\n afar' };
  await invoked('gb-test-sign', entry);
  expect(await invoked('gb-test-read', { id: 'one' })).toEqual({ id: 'one', text: 'hello from afar' });
  expect(stateOf(await portal.deploy('guestbook/test', 'trunk'))).toEqual([
    'ground no-change',
    'book no-change',
  ]);
}, 300_000);

it('two stacks without Terraform, joined by an export and a parameter, deploy in their order', async () => {
  portal.use('stacks-only');
  expect(stateOf(await portal.deploy('parcels/test', 'trunk'))).toEqual([
    'store succeeded',
    'worker succeeded',
  ]);
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

it('a stack that was deployed by hand is watched with a read role alone, its alarm too, whatever that is called', async () => {
  const aws = new CloudFormationClient(portal.options);
  const TemplateBody = readFileSync(join(repoRoot, 'examples/watched/template.yaml'), 'utf8');
  const StackName = 'weather-live';
  const Capabilities = ['CAPABILITY_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const];
  await aws.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }));
  await portal.until('the stack is made', async () => {
    const { Stacks } = await aws.send(new DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.StackStatus === 'CREATE_COMPLETE';
  });
  aws.destroy();
  portal.use('watched');
  portal.start('collector');
  await portal.until('it is read', async () => {
    const reading = await getReading(portal.db, 'weather/live', 'graph');
    return reading?.state === 'ready' && reading.value.nodes.length > 0;
  });
  const graph = await getReading(portal.db, 'weather/live', 'graph');
  const ids = graph?.state === 'ready' ? graph.value.nodes.map(({ id }) => id) : [];
  expect(ids).toEqual(expect.arrayContaining(['cfn:weather-live/Reports', 'cfn:weather-live/Forecast']));
  await portal.until(
    'alarms are read',
    async () => (await getReading(portal.db, 'weather/live', 'alarms'))?.state === 'ready',
  );
  const alarms = await getReading(portal.db, 'weather/live', 'alarms');
  expect(alarms?.state === 'ready' && alarms.value.map(({ name }) => name)).toEqual([
    'reports-wait-too-long',
  ]);
}, 300_000);
