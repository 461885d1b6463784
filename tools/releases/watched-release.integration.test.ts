import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { watchOf, wayBacksOf } from '#lib/store/release-watches.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getRunByNumber, latestDeployments } from '#lib/store/runs.ts';
import { portalOfExamples } from '../examples/portal-in-test.ts';

const TEST = 'parcels/test' as EnvironmentKey;
const FUNCTION = 'parcels-test-sort';

let portal: Awaited<ReturnType<typeof portalOfExamples>>;
let lambda: LambdaClient;

beforeAll(async () => {
  portal = await portalOfExamples();
  lambda = new LambdaClient(portal.options);
  const roles = ['read', 'plan', 'deploy-infra', 'deploy-app'];
  await portal.grant(...roles.map((each) => `yagura-parcels-test-${each}`));
  portal.useText(settings(portal.repository));
  portal.start('runner');
});
afterAll(async () => {
  lambda?.destroy();
  await portal?.stop();
});

const settings = (repository: string) => `version: 2
defaultSystem: parcels
repositories: { main: ${repository} }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  parcels:
    title: Parcels
    environments:
      test:
        account: '000000000000'
        region: ap-northeast-1
        afterDeploy: { watch: 1m, requests: 5 }
        roles:
          read: arn:aws:iam::000000000000:role/yagura-parcels-test-read
          plan: arn:aws:iam::000000000000:role/yagura-parcels-test-plan
          deployInfrastructure: arn:aws:iam::000000000000:role/yagura-parcels-test-deploy-infra
          deployApplication: arn:aws:iam::000000000000:role/yagura-parcels-test-deploy-app
        components:
          store:
            engine: cloudformation
            template: examples/stacks-only/store.yaml
            stack: parcels-test-store
            refs: ['*']
            approvals: 0
            inputs: { Stage: { value: test } }
          worker:
            engine: cloudformation
            template: examples/stacks-only/worker.yaml
            stack: parcels-test-worker
            after: [store]
            refs: ['*']
            approvals: 0
            build: sam
            capabilities: [CAPABILITY_IAM, CAPABILITY_AUTO_EXPAND]
            inputs: { Stage: { value: test }, Address: /parcels-test/address }
            artifacts: store.CodeBucket
`;

function commit(subject: string, change: (text: string) => string): string {
  const path = join(portal.repository, 'examples/stacks-only/worker/sort.py');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
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

const ask = async () => {
  const Payload = Buffer.from(JSON.stringify({ Records: [{ body: '{"to":"kyoto"}' }] }));
  const answer = await lambda.send(new InvokeCommand({ FunctionName: FUNCTION, Payload }));
  return answer.FunctionError ?? JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8'));
};

it('a release whose function fails goes back by itself: its run stays failed, the way back is a run of its own', async () => {
  await portal.deploy(TEST, 'trunk');
  expect(await ask()).toEqual({ sorted: ['K'] });

  const hash = commit('weigh parcels', (text) =>
    text.replace('    shelves =', '    raise KeyError("weight")\n    shelves ='),
  );
  await portal.until('the commit is known', async () => {
    const kept = await keptRefs(portal.db, 'main');
    return kept?.reading.state === 'ready' && hash in kept.reading.value.commits;
  });
  const ended = portal.deploy(TEST, hash, { only: ['worker'] }).then(
    () => 'well',
    (error: Error) => error.message,
  );
  let bad: Run | undefined;
  await portal.until('it is watched', async () => {
    bad = (await latestDeployments(portal.db, 1, [TEST]))[0]?.runs[0];
    return bad !== undefined && (await watchOf(portal.db, bad.id))?.watch !== undefined;
  });
  const calls = setInterval(() => void ask().catch(() => undefined), 1_000);
  const message = await ended.finally(() => clearInterval(calls));
  expect(message).toMatch(
    /^worker is failed: \d+ of \d+ requests of parcels-test-sort failed since the deploy/,
  );
  const number = bad?.number ?? 0;
  const kept = await watchOf(portal.db, bad?.id ?? '');
  expect(kept?.watch?.look?.parts).toMatchObject([{ name: FUNCTION, kind: 'function' }]);
  expect(kept?.watch?.ended?.broken?.code).toBe('watch.errors');

  const back = (await wayBacksOf(portal.db, [number])).get(number) ?? 0;
  let last: Run | undefined;
  await portal.until('the way back ends', async () => {
    last = await getRunByNumber(portal.db, back);
    return last?.state === 'succeeded' || last?.state === 'failed';
  });
  expect(last).toMatchObject({ state: 'succeeded', component: 'worker' });
  expect(await ask()).toEqual({ sorted: ['K'] });
  const log = (await runLogAfter(portal.db, last?.id ?? '', 0, 5_000)).map(({ line }) => line).join('\n');
  expect(log).toContain('nothing is built again');
}, 600_000);
