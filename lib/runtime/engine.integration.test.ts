import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import { takeOver } from '#lib/commands/deployments/take-over.ts';
import { approveApplication, approveInfrastructure } from '#lib/commands/runs/approve.ts';
import { cancelRun } from '#lib/commands/runs/cancel.ts';
import { rejectInfrastructure } from '#lib/commands/runs/reject.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import { verifyChain } from '#lib/domain/audit/chain.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { acquireLease, leaseOf } from '#lib/store/leases.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { moveRun } from '#lib/store/run-moves.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import type { TestEngine } from './test-engines.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());
beforeEach(() => {
  for (const lane of Object.values(portal.engines)) {
    lane.applied.length = 0;
    lane.next = 'one';
    lane.fits = true;
    lane.during = async () => undefined;
  }
});

const [alice, bob, carol] = [person('alice'), person('bob'), person('carol')];
const DEV: EnvironmentKey = 'demo/dev';
const PROD: EnvironmentKey = 'demo/prod';

async function requested(environment: EnvironmentKey, command = requestInfrastructure, ref = 'main') {
  const answer = await command.ask(portal.commands, alice, { environment, ref });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.runs.map((each) => each.id);
}
const path = async (runId: string) => (await runEventsOf(portal.web.db, runId)).map((each) => each.to);
const contentOf = async (runId: string) => (await latestPlan(portal.web.db, runId))?.plan.content ?? '';

/** A run's state is written a moment before its lease is given back. */
const isFree = (environment: EnvironmentKey) =>
  expect.poll(() => leaseOf(portal.web.db, leaseName(environment))).toBeUndefined();

describe('a request', () => {
  it('is planned, applied and verified without a person where no approval is needed', async () => {
    const engine = portal.engine('one');
    const [run = ''] = await requested(DEV);
    await portal.reaches(run, ['succeeded'], engine);
    expect(portal.engines.terraform.applied).toEqual(['one']);
    expect(await path(run)).toEqual([
      'requested',
      'queued',
      'planning',
      'planned',
      'approved',
      'applying',
      'verifying',
      'succeeded',
    ]);
    await isFree(DEV);
  });

  it('ends where there is nothing to change', async () => {
    portal.engines.terraform.next = undefined;
    const [run = ''] = await requested(DEV);
    await portal.reaches(run, ['no-change'], portal.engine('two'));
    expect(portal.engines.terraform.applied).toEqual([]);
  });

  it('of both lanes applies the application after the infrastructure, or not at all', async () => {
    const engine = portal.engine('three');
    const [infrastructure = '', application = ''] = await requested(DEV, requestDeployment);
    await portal.reaches(application, ['succeeded'], engine);
    expect((await getRun(portal.web.db, infrastructure))?.state).toBe('succeeded');

    portal.engines.terraform.next = 'broken';
    portal.engines.cloudformation.next = 'one';
    const [failing = '', waiting = ''] = await requested(DEV, requestDeployment);
    await portal.reaches(waiting, ['cancelled'], engine);
    expect((await getRun(portal.web.db, failing))?.failure?.cause).toBe('token=(masked)');
    expect(portal.engines.cloudformation.applied).toEqual(['one']);
  });

  it('is refused for a ref that is not allowed, is unknown, or was not promoted; the audit says so', async () => {
    const ask = (environment: EnvironmentKey, ref: string, command = requestInfrastructure) =>
      command.ask(portal.commands, alice, { environment, ref });
    expect(await ask(PROD, 'side')).toMatchObject({ error: { code: 'deploy.ref-not-allowed' } });
    expect(await ask(PROD, portal.commits.side)).toMatchObject({ error: { code: 'deploy.ref-not-allowed' } });
    expect(await ask(DEV, 'nothing')).toMatchObject({ error: { code: 'deploy.unknown-ref' } });
    expect(await ask(DEV, '--upload-pack=id')).toMatchObject({ error: { code: 'deploy.unknown-ref' } });
    const audit = await auditAfter(portal.web.db, 0, 10_000);
    expect(audit.filter((each) => each.outcome === 'denied').length).toBeGreaterThanOrEqual(4);
    expect(verifyChain(audit)).toBeUndefined();
  });

  it('takes the place of older ones that nobody works on', async () => {
    const [first = ''] = await requested(PROD);
    const [second = ''] = await requested(PROD);
    expect((await getRun(portal.web.db, first))?.state).toBe('superseded');
    expect((await getRun(portal.web.db, second))?.state).toBe('requested');
    const numberOf = async (id: string) => `#${(await getRun(portal.web.db, id))?.number}`;
    const lastNote = async (id: string) => (await runEventsOf(portal.web.db, id)).at(-1)?.note;
    expect(await lastNote(second)).toEqual(runNote('takes-place', { numbers: await numberOf(first) }));
    expect(await lastNote(first)).toEqual(runNote('replaced', { numbers: await numberOf(second) }));
    await cancelRun.ask(portal.commands, alice, { environment: PROD, runId: second });
  });

  it('needs the right to request both lanes', async () => {
    const developer = { ...alice, grants: [{ role: 'developer' as const, on: '*' }] };
    const args = { environment: DEV, ref: 'main' };
    await expect(requestDeployment.ask(portal.commands, developer, args)).rejects.toThrow(/not allowed/);
    await expect(
      requestDeployment.ask(portal.commands, { ...alice, scopes: ['deploys:request-infrastructure'] }, args),
    ).rejects.toThrow(/not allowed/);
  });
});

describe('what somebody else asked for and left waiting', () => {
  it('is taken over with a reason: asked for anew in the other name, with its approvals left behind', async () => {
    const engine = portal.engine('taken over');
    const [run = ''] = await requested(PROD);
    await portal.reaches(run, ['awaiting-approval'], engine);
    const ask = (who: typeof bob, why: string) =>
      takeOver.ask(portal.commands, who, { environment: PROD, runId: run, why });
    expect(await ask(alice, 'mine')).toMatchObject({ error: { code: 'take-over.own' } });
    expect(await ask(bob, ' ')).toMatchObject({ error: { code: 'take-over.no-why' } });
    const taken = await ask(bob, 'alice is away');
    expect(taken).toMatchObject({
      ok: true,
      value: { requestedBy: 'bob', runs: [{ component: 'infrastructure' }] },
    });
    expect((await getRun(portal.web.db, run))?.state).toBe('superseded');
    const note = (await runEventsOf(portal.web.db, run)).at(-1)?.note;
    expect(note).toMatchObject({ code: 'note.taken-over', params: { name: 'bob', why: 'alice is away' } });
    expect(await ask(carol, 'again')).toMatchObject({ error: { code: 'take-over.not-waiting' } });
    const id = (taken.ok && taken.value.runs[0]?.id) || '';
    await portal.reaches(id, ['awaiting-approval'], engine);
    const own = { environment: PROD, runId: id, content: await contentOf(id) };
    expect(await approveInfrastructure.ask(portal.commands, bob, own)).toMatchObject({
      error: { code: 'approval.own-request' },
    });
    expect((await approveInfrastructure.ask(portal.commands, alice, own)).ok).toBe(true);
    await portal.reaches(id, ['succeeded'], engine);
  });
});

describe('an approval', () => {
  it('is of one content, by somebody else, once; meanwhile nobody holds the environment', async () => {
    const engine = portal.engine('approve');
    const [run = ''] = await requested(PROD);
    await portal.reaches(run, ['awaiting-approval'], engine);
    const args = { environment: PROD, runId: run, content: await contentOf(run) };
    const ask = (who = bob, more = {}) =>
      approveInfrastructure.ask(portal.commands, who, { ...args, ...more });
    expect(await ask(alice)).toMatchObject({ error: { code: 'approval.own-request' } });
    expect(await ask(bob, { content: 'other' })).toMatchObject({ error: { code: 'approval.other-content' } });
    expect(await ask(bob, { environment: DEV })).toMatchObject({ error: { code: 'run.not-found' } });
    expect(await approveApplication.ask(portal.commands, bob, args)).toMatchObject({
      error: { code: 'run.not-found' },
    });
    await isFree(PROD);
    expect(await ask(bob)).toMatchObject({ ok: true, value: { state: 'approved' } });
    await portal.reaches(run, ['succeeded'], engine);
    expect(portal.engines.terraform.applied).toEqual(['one']);
    expect(await ask(carol)).toMatchObject({ error: { code: 'approval.not-awaiting' } });
  });

  it('outlives a new plan of the same content, and not one of another', async () => {
    const engine = portal.engine('replan');
    const lane = portal.engines.terraform;
    const [run = ''] = await requested(PROD);
    await portal.reaches(run, ['awaiting-approval'], engine);
    lane.fits = false;
    lane.next = 'two';
    const approve = async (who = bob) =>
      approveInfrastructure.ask(portal.commands, who, {
        environment: PROD,
        runId: run,
        content: await contentOf(run),
      });
    await approve();
    // The state moved: planned again as `two`, which nobody has approved.
    while ((await contentOf(run)) !== 'two') engine.wake();
    await portal.reaches(run, ['awaiting-approval'], engine);
    expect(await contentOf(run)).toBe('two');
    expect((await runEventsOf(portal.web.db, run)).flatMap((each) => each.note ?? [])).toContainEqual(
      runNote('differs', { difference: '+ two create, - one create' }),
    );
    lane.fits = true;
    await approve(carol);
    await portal.reaches(run, ['succeeded'], engine);
    expect(lane.applied).toEqual(['two']);
  });

  it('that nobody gave is missed by the runner, whatever the row says', async () => {
    const engine = portal.engine('counts');
    const [run = ''] = await requested(PROD);
    await portal.reaches(run, ['awaiting-approval'], engine);
    await isFree(PROD);
    await moveRun(portal.web.db, run, { to: 'approved', at: instant(Date.now()), actor: 'alice' });
    await portal.reaches(run, ['awaiting-approval'], engine);
    expect(await path(run)).toEqual(expect.arrayContaining(['approved', 'planning']));
    expect(portal.engines.terraform.applied).toEqual([]);
  });

  it('turned down ends the run', async () => {
    const [run = ''] = await requested(PROD);
    await portal.reaches(run, ['awaiting-approval'], portal.engine('reject'));
    const content = await contentOf(run);
    await rejectInfrastructure.ask(portal.commands, bob, { environment: PROD, runId: run, content });
    expect((await getRun(portal.web.db, run))?.state).toBe('rejected');
  });
});

describe('a cancelled run', () => {
  it('is not applied, and one that is being applied cannot be cancelled', async () => {
    const engine = portal.engine('cancel');
    const [waiting = ''] = await requested(PROD);
    await portal.reaches(waiting, ['awaiting-approval'], engine);
    const ask = (environment: EnvironmentKey, runId: string) =>
      cancelRun.ask(portal.commands, alice, { environment, runId });
    expect(await ask(PROD, waiting)).toMatchObject({ ok: true });

    const reached = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    portal.engines.terraform.during = async () => {
      reached.resolve();
      await go.promise;
    };
    const [applying = ''] = await requested(DEV);
    await portal.until(reached.promise, engine);
    expect(await ask(DEV, applying)).toMatchObject({ error: { code: 'run.being-applied' } });
    go.resolve();
    await portal.reaches(applying, ['succeeded'], engine);
    expect(portal.engines.terraform.applied).toEqual(['one']);
  });
});

/** A runner's heart stops: nobody renews its lease any more. */
const loseLease = () =>
  portal.runner.pool.query('update leases set holder = $1, fence = fence + 1 where name = $2', [
    'nobody',
    leaseName(DEV),
  ]);

describe('a dead runner', () => {
  it('leaves a run that the next one takes up when the lease is over, without applying its plan again', async () => {
    const dying = portal.engine('dying');
    const buried = Promise.withResolvers<void>();
    const [run = ''] = await requested(DEV);
    // It dies when the plan is used and applied, before it can say so.
    portal.engines.terraform.during = () => {
      portal.engines.terraform.applied.push('one');
      portal.engines.terraform.next = undefined;
      return buried.promise;
    };
    dying.wake();
    await portal.reaches(run, ['applying'], dying);
    const { fence = 0 } = (await leaseOf(portal.web.db, leaseName(DEV))) ?? {};
    await loseLease();
    portal.engines.terraform.during = async () => undefined;
    const next = portal.engine('next');
    await portal.reaches(run, ['succeeded'], next);
    expect(portal.engines.terraform.applied).toEqual(['one']);
    expect(await path(run)).toContain('verifying');
    await expect(
      moveRun(portal.runner.db, run, { to: 'failed', at: instant(1), actor: 'dying', fence }),
    ).rejects.toThrow();
    buried.resolve();
  });

  it('in verifying leaves a run that the next one verifies', async () => {
    const reached = Promise.withResolvers<void>();
    const buried = Promise.withResolvers<undefined>();
    const dying: TestEngine = {
      ...portal.engines.terraform,
      verify() {
        reached.resolve();
        return buried.promise;
      },
    };
    const [run = ''] = await requested(DEV);
    await portal.until(
      reached.promise,
      portal.engine('dying in verifying', { ...portal.engines, terraform: dying }),
    );
    await loseLease();
    await portal.reaches(run, ['succeeded'], portal.engine('verifier'));
    buried.resolve(undefined);
  });

  it('in rolling back leaves a run that the next one follows to its end', async () => {
    const failure = { step: 'execute', code: 'test', cause: 'timeout is too large' } as const;
    const reached = Promise.withResolvers<void>();
    const buried = Promise.withResolvers<void>();
    const lane = portal.engines.cloudformation;
    const dying: TestEngine = {
      ...lane,
      async apply(_job, _stored, _files, gate) {
        await gate.begin();
        await gate.rollingBack(failure);
        reached.resolve();
        await buried.promise;
        return { kind: 'rolled-back', failure };
      },
    };
    const [run = ''] = await requested(DEV, requestApplication);
    await portal.until(
      reached.promise,
      portal.engine('dying in rolling back', { ...portal.engines, cloudformation: dying }),
    );
    await loseLease();
    const next: TestEngine = { ...lane, resume: async () => ({ kind: 'rolled-back', failure }) };
    await portal.reaches(
      run,
      ['rolled-back'],
      portal.engine('next', { ...portal.engines, cloudformation: next }),
    );
    expect((await getRun(portal.web.db, run))?.failure?.cause).toBe('timeout is too large');
    buried.resolve();
  });

  it('in planning leaves a run that is planned by the next one', async () => {
    await isFree(DEV);
    const held = await acquireLease(portal.runner.db, leaseName(DEV), 'dead', seconds(1));
    const [run = ''] = await requested(DEV);
    const next = portal.engine('planner');
    await portal.reaches(run, ['queued'], next);
    const at = instant(Date.now());
    await moveRun(portal.runner.db, run, { to: 'planning', at, actor: 'dead', fence: held?.fence ?? -1 });
    await portal.reaches(run, ['succeeded'], next);
    expect(portal.engines.terraform.applied).toEqual(['one']);
  });
});

it('two runners at one queue apply each run once', async () => {
  const engines = [portal.engine('left'), portal.engine('right')];
  const [run = ''] = await requested(DEV);
  for (let turn = 0; turn < 20; turn += 1) for (const each of engines) each.wake();
  await portal.reaches(run, ['succeeded'], engines[0]);
  expect(portal.engines.terraform.applied).toEqual(['one']);
});

it('the application goes to an environment only after it succeeded where portal.yaml says', async () => {
  const side = await requestApplication.ask(portal.commands, alice, { environment: PROD, ref: 'side' });
  expect(side.ok).toBe(false);
  const [run = ''] = await requested(DEV, requestApplication);
  await portal.reaches(run, ['succeeded'], portal.engine('promote'));
  const promoted = await requestApplication.ask(portal.commands, alice, { environment: PROD, ref: 'main' });
  expect(promoted.ok).toBe(true);
});

it('a run’s log holds what its lane said', async () => {
  const [run = ''] = await requested(DEV);
  await portal.reaches(run, ['succeeded'], portal.engine('log'));
  const lines = await runLogAfter(portal.web.db, run, 0, 100);
  expect(lines.map((each) => each.line)).toContain('planned one');
});
