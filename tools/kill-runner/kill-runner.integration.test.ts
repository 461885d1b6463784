import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestApplication, requestInfrastructure } from '#lib/commands/deployments/request.ts';
import type { Run, RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { runEventsOf } from '#lib/store/runs.ts';
import { alice, type Portal, startPortal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(() => portal?.stop(), 180_000);

async function requested(
  environment: EnvironmentKey,
  command: typeof requestInfrastructure,
): Promise<string> {
  const answer = await command.ask(portal.commands, alice, { environment, ref: 'HEAD' });
  if (!answer.ok) throw new Error(`${answer.error.code}: ${JSON.stringify(answer.error.params)}`);
  return answer.value.runs[0]?.id ?? '';
}

/** One runner after the other, each killed with SIGKILL as soon as the run is in its state; the last one finishes. */
async function killedIn(runId: string, states: readonly RunState[]): Promise<void> {
  for (const state of states) {
    const runner = portal.startRunner();
    await portal.reaches(runId, state, (run) => state !== 'applying' || hasBegun(run));
    runner.kill('SIGKILL');
    await runner.ended;
  }
  const last = portal.startRunner();
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
  const run = await requested('hello/dev', requestInfrastructure);
  await killedIn(run, ['planning', 'applying', 'verifying']);
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
  // The apply went on in its own step and the next runner heard it to its end: nothing was planned again.
  const path = (await runEventsOf(portal.db, run)).map(({ to }) => to);
  expect(path.slice(path.indexOf('applying'))).not.toContain('planning');
  const again = await requested('hello/dev', requestInfrastructure);
  const runner = portal.startRunner();
  await portal.reaches(again, 'no-change');
  await runner.stop(60_000);
}, 400_000);

it('application: killed while planning, executing and verifying, it is executed once', async () => {
  const infrastructure = await requested('items/dev', requestInfrastructure);
  await killedIn(infrastructure, []);
  const run = await requested('items/dev', requestApplication);
  await killedIn(run, ['planning', 'applying', 'verifying']);
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
  expect(await timesCreated('items-dev-app')).toBe(1);
}, 600_000);

it('application: a stack that fails is put back by CloudFormation, killed meanwhile or not, and says why', async () => {
  commitResource(`
  Handle:
    Type: AWS::CloudFormation::WaitConditionHandle
  NeverSignalled:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: ApiFunction
    Properties: { Handle: !Ref Handle, Timeout: '4', Count: 1 }
`);
  const run = await requested('items/dev', requestApplication);
  const first = portal.startRunner();
  await portal.reaches(run, 'applying');
  first.kill('SIGKILL');
  await first.ended;
  const second = portal.startRunner();
  const { failure } = await portal.reaches(run, 'rolled-back');
  await second.stop(60_000);
  expect(failure).toMatchObject({ resource: 'NeverSignalled', cause: expect.stringContaining('timed out') });
  expect(await appliedTimes(run)).toEqual({ plans: 1, moves: 1 });
}, 300_000);

/** A new commit, with one more resource in the template. */
function commitResource(text: string): void {
  const file = join(portal.repository, 'infra/sam/template.yaml');
  const template = readFileSync(file, 'utf8');
  writeFileSync(file, template.replace('\nResources:\n', `\nResources:${text}`));
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  execFileSync('git', ['-C', portal.repository, ...author, 'commit', '--quiet', '-am', 'add a resource']);
}
