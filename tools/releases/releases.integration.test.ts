import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { releasesOf } from '#lib/store/releases.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment } from '#lib/store/runs.ts';
import { portalOfExamples } from '../examples/portal-in-test.ts';

const TEST = 'parcels/test' as EnvironmentKey;
const LIVE = 'parcels/live' as EnvironmentKey;

let portal: Awaited<ReturnType<typeof portalOfExamples>>;
let lambda: LambdaClient;
let second: Run;

beforeAll(async () => {
  portal = await portalOfExamples();
  lambda = new LambdaClient(portal.options);
  const roles = ['read', 'plan', 'deploy-infra', 'deploy-app'];
  for (const stage of ['test', 'live'])
    await portal.grant(...roles.map((each) => `yagura-parcels-${stage}-${each}`));
  portal.useText(settings(portal.repository));
  commit('a route and an alias', 'worker.yaml', (text) =>
    text
      .replace('CodeUri: worker', 'CodeUri: worker\n      AutoPublishAlias: live')
      .replace(
        '      Events:\n',
        '      Events:\n        Asked: { Type: Api, Properties: { Path: /sort, Method: get } }\n',
      ),
  );
  portal.start('runner');
});
afterAll(async () => {
  lambda?.destroy();
  await portal?.stop();
});

/** The example twice, with the second environment fed by promotion alone. */
function settings(repository: string): string {
  const environment = (stage: string, from: string) => `
      ${stage}:
        account: '000000000000'
        region: ap-northeast-1
        roles:
          read: arn:aws:iam::000000000000:role/yagura-parcels-${stage}-read
          plan: arn:aws:iam::000000000000:role/yagura-parcels-${stage}-plan
          deployInfrastructure: arn:aws:iam::000000000000:role/yagura-parcels-${stage}-deploy-infra
          deployApplication: arn:aws:iam::000000000000:role/yagura-parcels-${stage}-deploy-app
        components:
          store:
            ${from}
            engine: cloudformation
            template: examples/stacks-only/store.yaml
            stack: parcels-${stage}-store
            refs: ['*']
            approvals: 0
            inputs: { Stage: { value: ${stage} } }
          worker:
            ${from}
            engine: cloudformation
            template: examples/stacks-only/worker.yaml
            stack: parcels-${stage}-worker
            after: [store]
            refs: ['*']
            approvals: 0
            build: sam
            capabilities: [CAPABILITY_IAM, CAPABILITY_AUTO_EXPAND]
            inputs: { Stage: { value: ${stage} }, Address: /parcels-${stage}/address }
            artifacts: store.CodeBucket`;
  return `version: 2
defaultSystem: parcels
repositories: { main: ${repository} }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  parcels:
    title: Parcels
    environments:${environment('test', '')}${environment('live', 'promotedFrom: parcels/test')}
`;
}

/** Changes a file of the example and commits it. @returns its hash */
function commit(subject: string, file: string, change: (text: string) => string): string {
  const path = join(portal.repository, 'examples/stacks-only', file);
  const python = readFileSync(path, 'utf8');
  const changed = change(python);
  if (changed === python) throw new Error(`${file} is as it was`);
  writeFileSync(path, changed);
  const git = (...args: string[]) =>
    execFileSync('git', [
      '-C',
      portal.repository,
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@example.org',
      ...args,
    ]);
  git('commit', '-qam', subject);
  return String(git('rev-parse', 'HEAD')).trim();
}

const known = (hash: string) =>
  portal.until('the commit is known', async () => {
    const kept = await keptRefs(portal.db, 'main');
    return kept?.reading.state === 'ready' && hash in kept.reading.value.commits;
  });

const sorted = async (FunctionName: string) => {
  const Payload = Buffer.from(JSON.stringify({ Records: [{ body: '{"to":"kyoto"}' }] }));
  const { Payload: answer } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  return JSON.parse(Buffer.from(answer ?? []).toString('utf8'));
};

const worker = (runs: readonly Run[]): Run => {
  const found = runs.find(({ component }) => component === 'worker');
  if (!found) throw new Error('no run of worker');
  return found;
};
const logOf = async ({ id }: Run) =>
  (await runLogAfter(portal.db, id, 0, 5_000)).map(({ line }) => line).join('\n');

it('a one-word change of a function is one change, what follows from it is folded; the bytes go on as they are and come back', async () => {
  const first = worker(await portal.deploy(TEST, 'trunk'));
  expect(first.state).toBe('succeeded');
  expect(await logOf(first)).toContain('kept as release r-');

  const hash = commit('say arrived', 'worker/sort.py', (text) => text.replaceAll('"sorted"', '"arrived"'));
  await known(hash);
  second = worker(await portal.deploy(TEST, hash, { only: ['worker'] }));
  const plan = (await latestPlan(portal.db, second.id))?.plan;
  expect(plan?.changes.map(({ address, action, risks }) => [address, action, risks])).toEqual([
    ['Sort', 'update', []],
  ]);
  expect(plan?.counts).toEqual({ create: 0, update: 1, replace: 0, delete: 0 });
  expect(plan?.recomputed?.every(({ because }) => because?.join() === 'Sort')).toBe(true);
  expect(plan?.recomputed?.map(({ type }) => type)).toContain('AWS::Lambda::Version');
  expect(await sorted('parcels-test-sort')).toEqual({ arrived: ['K'] });

  // The whole system for the first time: what was built before is not built again.
  const promoted = await portal.deploy(LIVE, '', { origin: { kind: 'promote', run: first.number } });
  expect(promoted.map(({ component, state }) => `${component} ${state}`)).toEqual([
    'store succeeded',
    'worker succeeded',
  ]);
  const live = worker(promoted);
  expect(await logOf(live)).toContain(`the same bytes as run #${first.number} built`);
  expect(await sorted('parcels-live-sort')).toEqual({ sorted: ['K'] });
  const { commit: promotedCommit = '' } = (await getDeployment(portal.db, live.deploymentId)) ?? {};
  expect(await releasesOf(portal.db, 'parcels', [promotedCommit])).toHaveLength(2);

  const next = worker(
    await portal.deploy(LIVE, '', { only: ['worker'], origin: { kind: 'promote', run: second.number } }),
  );
  expect(await sorted('parcels-live-sort')).toEqual({ arrived: ['K'] });
  expect(await logOf(next)).not.toContain('sam build');

  const back = worker(
    await portal.deploy(LIVE, '', { only: ['worker'], origin: { kind: 'roll-back', run: live.number } }),
  );
  expect(back.state).toBe('succeeded');
  expect(await sorted('parcels-live-sort')).toEqual({ sorted: ['K'] });
}, 400_000);

it('going back over what brought a table is refused: it would be deleted with what is in it', async () => {
  const hash = commit('a table', 'worker.yaml', (text) =>
    text.replace(
      'Resources:\n',
      `Resources:
  Seen:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
`,
    ),
  );
  await known(hash);
  const table = worker(await portal.deploy(TEST, hash, { only: ['worker'] }));
  const older = worker((await getDeployment(portal.db, second.deploymentId))?.runs ?? []);
  await expect(
    portal.deploy(TEST, '', { only: ['worker'], origin: { kind: 'roll-back', run: older.number } }),
  ).rejects.toThrow(
    `release.moved {"run":${table.number},"component":"worker","address":"Seen","action":"create"}`,
  );
}, 200_000);
