import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Run, RunState } from '#lib/domain/deploy/run.ts';
import { runEventsOf } from '#lib/store/runs.ts';
import { freeze } from './freeze.ts';
import { kill } from './kill.ts';
import { type Portal, startPortal } from './portal.ts';
import { environmentsHeld, timesChanged } from './traces.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(() => portal?.stop(), 180_000);

/** One runner after the other, each killed with SIGKILL as soon as the run is in its state; the last one finishes. */
async function killedIn(runId: string, states: readonly RunState[]): Promise<void> {
  for (const state of states) {
    const runner = portal.start('runner');
    await portal.reaches(runId, state, (run) => state !== 'applying' || hasBegun(run));
    runner.kill('SIGKILL');
    await runner.ended;
  }
  const last = portal.start('runner');
  await portal.reaches(runId, 'succeeded');
  await last.stop(60_000);
}

/** Something is being changed by now: Terraform has made a resource, or CloudFormation was told to begin. */
const hasBegun = ({ lane, step }: Run): boolean =>
  lane === 'application' || (step?.name === 'apply' && step.done > 0);

async function appliedTimes(runId: string): Promise<{ plans: number; moves: number }> {
  const text = 'select count(*)::int as used from plans where run_id = $1 and used_at is not null';
  const { rows } = await portal.pool.query<{ used: number }>(text, [runId]);
  const events = await runEventsOf(portal.db, runId);
  return { plans: rows[0]?.used ?? -1, moves: events.filter((each) => each.to === 'applying').length };
}

/** How often CloudFormation says that it made the stack. */
async function timesCreated(stack: string): Promise<number> {
  const client = new CloudFormationClient({
    endpoint: portal.cloud.endpoint,
    region: portal.cloud.region,
    credentials: portal.cloud.rootCredentials,
  });
  const { StackEvents: events = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: stack }),
  );
  client.destroy();
  return events.filter(
    (each) => each.LogicalResourceId === stack && each.ResourceStatus === 'CREATE_COMPLETE',
  ).length;
}

it('infrastructure: killed while planning, applying and verifying, it is applied once', async () => {
  const run = await portal.request('hello/dev', 'infrastructure');
  await killedIn(run, ['planning', 'applying', 'verifying']);
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
  // The apply went on in its own step and the next runner heard it to its end: nothing was planned again.
  const path = (await runEventsOf(portal.db, run)).map(({ to }) => to);
  expect(path.slice(path.indexOf('applying'))).not.toContain('planning');
  const again = await portal.request('hello/dev', 'infrastructure');
  const runner = portal.start('runner');
  await portal.reaches(again, 'no-change');
  await runner.stop(60_000);
}, 400_000);

it('application: killed while planning, executing and verifying, it is executed once', async () => {
  const infrastructure = await portal.request('items/dev', 'infrastructure');
  await killedIn(infrastructure, []);
  const run = await portal.request('items/dev', 'application');
  await killedIn(run, ['planning', 'applying', 'verifying']);
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
  expect(await timesCreated('items-dev-app')).toBe(1);
}, 600_000);

it('wall row 6: infrastructure: PostgreSQL killed in the middle of an apply, the same runner finishes it', async () => {
  portal.commit('infra/hello/function.tf', (text) => text.replace('Answers GET /hello', 'Says hello'));
  const since = new Date();
  const run = await portal.request('hello/dev', 'infrastructure');
  const runner = portal.start('runner');
  await portal.reaches(run, 'applying');
  await kill(portal, { runner }, 'postgres');
  await portal.reaches(run, 'succeeded');
  expect(runner.running()).toBe(true);
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
  expect(await timesChanged(portal, { lane: 'infrastructure' }, since)).toBe(1);
  await runner.stop(60_000);
  expect(await environmentsHeld(portal)).toEqual([]);
}, 300_000);

it('infrastructure: a runner that stands still in an apply until another has its run changes nothing when it wakes', async () => {
  portal.commit('infra/hello/function.tf', (text) => text.replace(/Answers GET .hello|Says hello/, 'Greets'));
  const since = new Date();
  const run = await portal.request('hello/dev', 'infrastructure');
  const slow = portal.start('runner');
  await portal.reaches(run, 'applying');
  const { runner: other } = (await freeze(portal, { runner: slow }, 'runner')) ?? {};
  await portal.reaches(run, 'succeeded');
  const verifying = (await runEventsOf(portal.db, run)).filter(({ to }) => to === 'verifying');
  expect(verifying.map(({ actor }) => actor)).toEqual([expect.stringMatching(`:${other?.pid}$`)]);
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
  expect(await timesChanged(portal, { lane: 'infrastructure' }, since)).toBe(1);
  await Promise.all([slow.stop(60_000), other?.stop(60_000)]);
  expect(await environmentsHeld(portal)).toEqual([]);
}, 300_000);

it('application: a stack that fails is put back by CloudFormation, killed meanwhile or not, and says why', async () => {
  portal.commit('infra/sam/template.yaml', (text) =>
    text.replace(
      '\nResources:\n',
      `\nResources:
  Handle:
    Type: AWS::CloudFormation::WaitConditionHandle
  NeverSignalled:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: ApiFunction
    Properties: { Handle: !Ref Handle, Timeout: '4', Count: 1 }
`,
    ),
  );
  const run = await portal.request('items/dev', 'application');
  const first = portal.start('runner');
  await portal.reaches(run, 'applying');
  first.kill('SIGKILL');
  await first.ended;
  const second = portal.start('runner');
  const { failure } = await portal.reaches(run, 'rolled-back');
  await second.stop(60_000);
  expect(failure).toMatchObject({ resource: 'NeverSignalled', cause: expect.stringContaining('timed out') });
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
}, 300_000);
