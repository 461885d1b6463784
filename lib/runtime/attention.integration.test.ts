import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestApplication } from '#lib/commands/deployments/request.ts';
import { cancelUpdate, continueRollback } from '#lib/commands/runs/ask-aws.ts';
import { closeApplication, closeInfrastructure } from '#lib/commands/runs/close.ts';
import type { StackComponent } from '#lib/config/components.ts';
import {
  brokenConnection,
  type SampleStack,
  STACK_ID,
  sampleCloudFormation,
} from '#lib/deploy/cloudformation/cloudformation-in-test.ts';
import { cloudformationEngine } from '#lib/deploy/cloudformation/engine.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import type { EngineSteps } from '#lib/deploy/job.ts';
import { servicesInTest, sessionInTest } from '#lib/deploy/services-in-test.ts';
import { bindingDigest } from '#lib/domain/deploy/digest.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { leaseOf } from '#lib/store/leases.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import { operationsOf, sightingOf } from '#lib/store/stack-operations.ts';
import { type TestEngine, testEngine } from './test-engines.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

// The stack is a labelled sample by the service model, the lane, engine, commands and database are the product's own.

const DEV: EnvironmentKey = 'demo/dev';
const [alice, bob] = [person('alice'), person('bob')];
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());

/** An application run on the sample stack, driven by an engine of its own. */
async function requested(holder: string) {
  const { sample, clients } = sampleCloudFormation();
  const session = sessionInTest({ accessKeyId: 'a', secretAccessKey: 'b' });
  const services = servicesInTest({
    db: portal.runner.db,
    config: portal.config,
    clock: portal.commands.clock,
    aws: () => ({ ...clients, session }),
  });
  const lane: EngineSteps<StackComponent> = {
    ...testEngine(),
    ...cloudformationEngine(services),
    async plan({ run }) {
      const made = await testEngine().plan({ log: { say: () => undefined } } as never);
      if (made.kind !== 'planned') throw new Error('no plan');
      const plan = {
        ...made.made.plan,
        binding: bindingDigest('change-set', STACK_ID),
        madeBy: { commit: 'c'.repeat(40), changeSet: `yagura-${run.id}-1` },
      };
      return { kind: 'planned', made: { files: {}, plan } };
    },
  };
  const answer = await requestApplication.ask(portal.commands, alice, { environment: DEV, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  const run = answer.value.runs[0]?.id ?? '';
  const token = `yagura-${run}-1`;
  const engine = portal.engine(holder, { ...portal.engines, cloudformation: lane });
  const executed = () =>
    sample.events.push({ logicalId: 'items-dev-app', status: 'UPDATE_IN_PROGRESS', token });
  return { sample, run, token, engine, executed };
}

const ended = (sample: SampleStack, status: string, token: string) => {
  sample.status = status;
  sample.events.push({ logicalId: 'items-dev-app', status, token });
};
const audited = async (action: string) =>
  (await auditAfter(portal.web.db, 0, 10_000)).filter((each) => each.action === action);

describe('wall row 16: a connection that breaks while CloudFormation executes', () => {
  it('is no end: AWS is asked until it answers, and is told to begin once', async () => {
    const { sample, run, token, engine, executed } = await requested('broken');
    sample.onChange = () => {
      // It arrives, and its answer does not.
      sample.changeSet = undefined;
      executed();
      sample.silence = brokenConnection();
      throw sample.silence;
    };
    await portal.reaches(run, ['applying'], engine);
    await expect.poll(() => sample.asked.filter((each) => each === 'DescribeChangeSet')).toHaveLength(4);
    expect((await getRun(portal.web.db, run))?.state).toBe('applying');
    sample.silence = undefined;
    ended(sample, 'UPDATE_COMPLETE', token);
    await portal.reaches(run, ['succeeded'], engine);
    expect(sample.asked.filter((each) => each === 'ExecuteChangeSet')).toHaveLength(1);
  });

  it('or while a run is planned is none either: nothing was changed, so it is planned anew', async () => {
    const lane = testEngine();
    let broken = 0;
    const breaksOnce: TestEngine = {
      ...lane,
      async plan(job) {
        broken += 1;
        if (broken === 1) throw brokenConnection();
        return lane.plan(job);
      },
    };
    const answer = await requestApplication.ask(portal.commands, alice, { environment: DEV, ref: 'main' });
    const run = answer.ok ? (answer.value.runs[0]?.id ?? '') : '';
    const engine = portal.engine('planner', { ...portal.engines, cloudformation: breaksOnce });
    await portal.reaches(run, ['succeeded'], engine);
    expect(broken).toBe(2);
  });

  it('and what AWS refuses stands in its own words, never as unknown', async () => {
    const { sample, run, engine } = await requested('refused');
    sample.onChange = () => {
      sample.silence = Object.assign(new Error('not authorized to perform cloudformation:DescribeStacks'), {
        name: 'AccessDenied',
        $metadata: { httpStatusCode: 403 },
      });
      throw sample.silence;
    };
    await portal.reaches(run, ['needs-attention'], engine);
    expect((await getRun(portal.web.db, run))?.failure).toMatchObject({
      code: 'aws.denied',
      cause: 'not authorized to perform cloudformation:DescribeStacks',
    });
    await closeApplication.ask(portal.commands, bob, {
      environment: DEV,
      runId: run,
      as: 'failed',
      why: 'denied',
    });
  });
});

describe('wall row 16: a custom resource that never answers', () => {
  it('is given up when a person cancels the update, which is audited', async () => {
    const { sample, run, token, engine, executed } = await requested('cancels');
    const tokens: unknown[] = [];
    sample.onChange = (operation, input) => {
      if (operation === 'ExecuteChangeSet') {
        sample.changeSet = 'EXECUTE_IN_PROGRESS';
        executed();
        sample.events.push({ logicalId: 'Warmup', status: 'UPDATE_IN_PROGRESS', token });
        return;
      }
      tokens.push([operation, input.ClientRequestToken]);
      ended(sample, 'UPDATE_ROLLBACK_IN_PROGRESS', String(input.ClientRequestToken));
      ended(sample, 'UPDATE_ROLLBACK_COMPLETE', String(input.ClientRequestToken));
    };
    await portal.reaches(run, ['applying'], engine);
    await expect
      .poll(async () => (await sightingOf(portal.web.db, run))?.inProgress)
      .toMatchObject([{ logicalId: 'Warmup' }]);
    const args = { environment: DEV, runId: run };
    expect(await cancelUpdate.ask(portal.commands, bob, args)).toMatchObject({ ok: true });
    expect(await cancelUpdate.ask(portal.commands, bob, args)).toMatchObject({
      error: { code: 'run.asked-already' },
    });
    await portal.reaches(run, ['rolled-back'], engine);
    expect(tokens).toEqual([['CancelUpdateStack', expect.stringMatching(new RegExp(`^${token}-.+`))]]);
    expect(await audited('run.asked-cancel')).toMatchObject([
      { actor: 'bob', outcome: 'done' },
      { actor: 'bob', outcome: 'denied' },
    ]);
    expect(await cancelUpdate.ask(portal.commands, bob, args)).toMatchObject({
      error: { code: 'run.nothing-to-cancel' },
    });
  });

  it('in a stack that is created: it is deleted, and the run ends as rolled back', async () => {
    const { sample, run, token, engine } = await requested('deletes');
    sample.onChange = (operation, input) => {
      if (operation === 'ExecuteChangeSet') return ended(sample, 'CREATE_IN_PROGRESS', token);
      expect(operation).toBe('DeleteStack');
      ended(sample, 'DELETE_COMPLETE', String(input.ClientRequestToken));
    };
    await portal.reaches(run, ['applying'], engine);
    await cancelUpdate.ask(portal.commands, bob, { environment: DEV, runId: run });
    await portal.reaches(run, ['rolled-back'], engine);
  });
});

describe('wall row 16: a run that needs attention', () => {
  it('shows what AWS says, holds nobody up, and goes on when a person continues the rollback', async () => {
    const { sample, run, token, engine } = await requested('stuck');
    const skipped: unknown[] = [];
    sample.onChange = (operation, input) => {
      if (operation === 'ExecuteChangeSet') {
        sample.changeSet = undefined;
        ended(sample, 'UPDATE_ROLLBACK_IN_PROGRESS', token);
        sample.events.push({ logicalId: 'Warmup', status: 'UPDATE_FAILED', token, reason: 'no response' });
        return ended(sample, 'UPDATE_ROLLBACK_FAILED', token);
      }
      skipped.push(input.ResourcesToSkip);
      ended(sample, 'UPDATE_ROLLBACK_COMPLETE', String(input.ClientRequestToken));
    };
    await portal.reaches(run, ['needs-attention'], engine);
    const seen = async () => {
      engine.wake();
      return {
        sighting: await sightingOf(portal.web.db, run),
        lease: await leaseOf(portal.web.db, leaseName(DEV)),
      };
    };
    await expect.poll(seen).toMatchObject({
      sighting: { stack: { status: 'UPDATE_ROLLBACK_FAILED' }, rollbackFailed: ['Warmup'] },
      lease: undefined,
    });
    const args = { environment: DEV, runId: run, skip: ['Warmup'] };
    expect(await continueRollback.ask(portal.commands, bob, args)).toMatchObject({ ok: true });
    await portal.reaches(run, ['rolled-back'], engine);
    expect(skipped).toEqual([['Warmup']]);
    expect(await operationsOf(portal.web.db, run)).toMatchObject([{ takenAt: expect.any(Number) }]);
  });

  it('is closed by who approves that lane, with a reason, in its history and in the audit', async () => {
    const { sample, run, token, engine } = await requested('closes');
    sample.onChange = () => {
      sample.changeSet = undefined;
      ended(sample, 'UPDATE_ROLLBACK_FAILED', token);
    };
    await portal.reaches(run, ['needs-attention'], engine);
    const args = { environment: DEV, runId: run, as: 'failed' as const, why: 'rolled back by hand' };
    expect(await closeInfrastructure.ask(portal.commands, bob, args)).toMatchObject({
      error: { code: 'run.not-found' },
    });
    expect(await closeApplication.ask(portal.commands, bob, { ...args, why: '  ' })).toMatchObject({
      error: { code: 'run.no-reason' },
    });
    expect(await closeApplication.ask(portal.commands, bob, args)).toMatchObject({
      value: { state: 'failed' },
    });
    expect(await closeApplication.ask(portal.commands, bob, args)).toMatchObject({
      error: { code: 'run.not-waiting' },
    });
    expect((await runEventsOf(portal.web.db, run)).at(-1)).toMatchObject({
      to: 'failed',
      actor: 'bob',
      note: runNote('closed', { why: 'rolled back by hand' }),
    });
    expect((await audited('run.closed')).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['done', 'denied']),
    );
    expect((await getRun(portal.web.db, run))?.finishedAt).toBeGreaterThan(instant(0));
  });
});
