import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import { cancelRun } from '#lib/commands/runs/cancel.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import type { EngineSteps } from '#lib/deploy/job.ts';
import { verifyChain } from '#lib/domain/audit/chain.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { unasked } from '#lib/queries/collector-in-test.ts';
import { runPage } from '#lib/queries/run-page.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { leaseOf } from '#lib/store/leases.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { watchOf } from '#lib/store/release-watches.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

const DEV: EnvironmentKey = 'demo/dev';
const PROD: EnvironmentKey = 'demo/prod';
const alice = person('alice');
const bob = person('bob');
const FROZEN = `${PORTAL}
freezes:
  - { name: for ever, on: ['demo/dev'], from: '2020-01-01T00:00', for: 9999d, why: nobody is here }
`;
const WATCHED = PORTAL.replace(
  '        prefix: demo-dev\n',
  '        prefix: demo-dev\n        afterDeploy: { watch: 1m }\n',
);

let portal: TestPortal;
let engine: ReturnType<TestPortal['engine']>;
let tests = 0;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());
beforeEach(() => {
  portal.writeConfig(PORTAL);
  for (const lane of Object.values(portal.engines)) {
    Object.assign(lane, {
      next: 'one',
      fits: true,
      before: async () => undefined,
      during: async () => undefined,
    });
    lane.applied.length = 0;
  }
});

type Request = typeof requestInfrastructure | typeof requestApplication | typeof requestDeployment;

async function requested(environment = DEV, command: Request = requestInfrastructure) {
  const answer = await command.ask(portal.commands, alice, { environment, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.runs.map(({ id }) => id);
}
const cancels = (runId: string, environment = DEV) =>
  cancelRun.ask(portal.commands, bob, { environment, runId });
const stateOf = async (run: string) => (await getRun(portal.web.db, run))?.state;
/** An engine of its own a test, with some steps done otherwise. */
function starts(steps: Partial<EngineSteps> = {}) {
  tests += 1;
  engine = portal.engine(`cancel ${tests}`, {
    ...portal.engines,
    terraform: { ...portal.engines.terraform, ...steps },
  });
  return engine;
}
/** A step that is met, and goes on when it is told to. */
function gate() {
  const met = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const pass = () => {
    met.resolve();
    return go.promise;
  };
  return { met: met.promise, go: go.resolve, pass };
}

/** Nothing of it is left: no plan used, nothing applied, no lock; and the environment takes the next run to its end. */
async function leftNothing(run: string, environment = DEV): Promise<void> {
  await expect.poll(() => leaseOf(portal.web.db, leaseName(environment))).toBeUndefined();
  expect(await stateOf(run)).toBe('cancelled');
  expect((await latestPlan(portal.web.db, run))?.usedAt).toBeUndefined();
  expect(portal.engines.terraform.applied).toEqual([]);
  expect((await runEventsOf(portal.web.db, run)).at(-1)).toMatchObject({ to: 'cancelled', actor: 'bob' });
  portal.writeConfig(PORTAL);
  const [next = ''] = await requested(DEV);
  await portal.reaches(next, ['succeeded'], starts());
  expect(portal.engines.terraform.applied).toEqual(['one']);
  await engine.stop();
  expect(await stateOf(run)).toBe('cancelled');
  expect(verifyChain(await auditAfter(portal.web.db, 0, 10_000))).toBeUndefined();
}

describe('before anything of it is applied a run can be cancelled, and leaves nothing', () => {
  it('requested, with no runner to see it', async () => {
    const [run = ''] = await requested();
    expect(await cancels(run)).toMatchObject({ ok: true });
    starts().wake();
    await leftNothing(run);
  });

  it('queued behind another run, which goes on', async () => {
    const { met, go, pass } = gate();
    portal.engines.terraform.during = pass;
    const [first = ''] = await requested();
    // Woken once, it may look before the environment is free of the run of the test before.
    await portal.reaches(first, ['applying'], starts());
    await met;
    portal.engines.cloudformation.next = 'two';
    const [second = ''] = await requested(DEV, requestApplication);
    await portal.reaches(second, ['queued'], engine);
    expect(await cancels(second)).toMatchObject({ ok: true });
    go();
    await portal.reaches(first, ['succeeded'], engine);
    await engine.stop();
    expect(await stateOf(second)).toBe('cancelled');
    expect(portal.engines.cloudformation.applied).toEqual([]);
  });

  it('queued for what it needs, which goes on; and what needs it ends with it', async () => {
    const { met, go, pass } = gate();
    const [first = '', second = ''] = await requested(DEV, requestDeployment);
    starts({ plan: (job) => pass().then(() => portal.engines.terraform.plan(job)) });
    await portal.until(met, engine);
    expect(await cancels(first)).toMatchObject({ ok: true });
    go();
    await portal.reaches(second, ['cancelled'], engine);
    expect((await runEventsOf(portal.web.db, second)).at(-1)?.note?.code).toBe('note.need-ended');
    expect(portal.engines.cloudformation.applied).toEqual([]);
    await engine.stop();
    await leftNothing(first);
  });

  it('planning: what is being planned is broken off, and no plan of it is kept', async () => {
    const { met, pass } = gate();
    const broken = Promise.withResolvers<void>();
    const [run = ''] = await requested();
    starts({
      async plan({ signal }) {
        signal.addEventListener('abort', () => broken.resolve());
        await Promise.race([pass(), broken.promise]);
        signal.throwIfAborted();
        throw new Error('it was not broken off');
      },
    });
    await portal.until(met, engine);
    expect(await cancels(run)).toMatchObject({ ok: true });
    engine.wake();
    await broken.promise;
    await engine.stop();
    expect(await latestPlan(portal.web.db, run)).toBeUndefined();
    await leftNothing(run);
  });

  it('planning, and heard of too late: the plan that is made by then is not kept either', async () => {
    const { met, go, pass } = gate();
    const [run = ''] = await requested();
    starts({ plan: (job) => pass().then(() => portal.engines.terraform.plan(job)) });
    await portal.until(met, engine);
    expect(await cancels(run)).toMatchObject({ ok: true });
    go();
    await expect.poll(() => engine.doing()).toEqual([]);
    await engine.stop();
    expect(await latestPlan(portal.web.db, run)).toBeUndefined();
    await leftNothing(run);
  });

  it('awaiting approval', async () => {
    const [run = ''] = await requested(PROD);
    await portal.reaches(run, ['awaiting-approval'], starts());
    expect(await cancels(run, PROD)).toMatchObject({ ok: true });
    await engine.stop();
    await leftNothing(run, PROD);
  });

  it('approved and held by a freeze: it does not go when the freeze is over', async () => {
    portal.writeConfig(FROZEN);
    const [run = ''] = await requested();
    await portal.reaches(run, ['approved'], starts());
    expect(await cancels(run)).toMatchObject({ ok: true });
    portal.writeConfig(PORTAL);
    for (let looks = 0; looks < 5; looks += 1) {
      engine.wake();
      await expect.poll(() => engine.doing()).toEqual([]);
    }
    await engine.stop();
    await leftNothing(run);
  });

  it('approved, in the hand of a runner that is about to begin: it does not begin', async () => {
    const { met, go, pass } = gate();
    portal.engines.terraform.before = pass;
    const [run = ''] = await requested();
    await portal.until(met, starts());
    expect(await stateOf(run)).toBe('approved');
    expect(await cancels(run)).toMatchObject({ ok: true });
    go();
    await expect.poll(() => engine.doing()).toEqual([]);
    await engine.stop();
    portal.engines.terraform.before = async () => undefined;
    await leftNothing(run);
  });
});

describe('from its first change on it cannot be, and says what can be done; it goes on to its end', () => {
  /** Refused by the command and on the page alike, audited, and nothing of it is disturbed. */
  async function isRefused(run: string, state: RunState, code: string): Promise<void> {
    expect(await stateOf(run)).toBe(state);
    expect(await cancels(run)).toMatchObject({ ok: false, error: { code } });
    const page = await runPage.ask({ ...portal.commands, collector: unasked }, bob, {
      environment: DEV,
      runId: run,
    });
    expect(page?.refusals.cancel?.code).toBe(code);
    expect((await auditAfter(portal.web.db, 0, 10_000)).at(-1)).toMatchObject({
      ...{ action: 'run.cancelled', actor: 'bob', outcome: 'denied' },
      details: { state, reason: code },
    });
    expect(await stateOf(run)).toBe(state);
  }

  it('applying', async () => {
    const { met, go, pass } = gate();
    portal.engines.terraform.during = pass;
    const [run = ''] = await requested();
    await portal.until(met, starts());
    await isRefused(run, 'applying', 'run.being-applied');
    go();
    await portal.reaches(run, ['succeeded'], engine);
    await engine.stop();
    expect(portal.engines.terraform.applied).toEqual(['one']);
    await isRefused(run, 'succeeded', 'run.too-late');
  });

  it('executing a change set: the stack’s own update can be', async () => {
    const { met, go, pass } = gate();
    portal.engines.cloudformation.during = pass;
    const [run = ''] = await requested(DEV, requestApplication);
    await portal.until(met, starts());
    await isRefused(run, 'applying', 'run.being-executed');
    go();
    await portal.reaches(run, ['succeeded'], engine);
    await engine.stop();
  });

  it('watched after it was deployed', async () => {
    portal.writeConfig(WATCHED);
    const [run = ''] = await requested();
    await portal.reaches(run, ['verifying'], starts());
    await expect.poll(async () => (await watchOf(portal.web.db, run))?.watch?.look).toBeDefined();
    await isRefused(run, 'verifying', 'run.being-verified');
    await portal.runner.pool.query(
      `update release_watches set watch = jsonb_set(watch, '{until}', '1'::jsonb) where run_id = $1`,
      [run],
    );
    await engine.stop();
    await portal.reaches(run, ['succeeded'], starts());
    await engine.stop();
  });

  it('put back by CloudFormation', async () => {
    const { met, go, pass } = gate();
    const failure = { step: 'execute', code: 'test', cause: 'timed out' } as const;
    const [run = ''] = await requested();
    starts({
      async apply(_job, _stored, _files, begins) {
        await begins.begin();
        await begins.rollingBack(failure);
        await pass();
        return { kind: 'rolled-back', failure };
      },
    });
    await portal.until(met, engine);
    await isRefused(run, 'rolling-back', 'run.going-back');
    go();
    await portal.reaches(run, ['rolled-back'], engine);
    await engine.stop();
  });

  it('waiting for a person', async () => {
    const [run = ''] = await requested();
    starts({
      async apply(_job, _stored, _files, begins) {
        await begins.begin();
        return { kind: 'needs-attention', failure: { step: 'apply', code: 'test', cause: 'AWS is silent' } };
      },
    });
    await portal.reaches(run, ['needs-attention'], engine);
    await engine.stop();
    await isRefused(run, 'needs-attention', 'run.for-a-person');
  });
});

type Process = 'web' | 'runner';

describe('asked at the moment in which the apply begins', () => {
  /** Both come to the run's row while somebody holds it, one after the other: PostgreSQL lets them on in that order. */
  async function atOnce(run: string, ...comers: readonly (readonly [Process, () => void])[]): Promise<void> {
    const holder = await portal.web.pool.connect();
    // By process: a runner has more than one thing to write, and each of them waits for a row that is held.
    const waiting = async (process: Process) => {
      const { rowCount } = await holder.query(
        'select 1 from pg_locks join pg_stat_activity using (pid) where not granted and application_name = $1',
        [`test ${process}`],
      );
      return rowCount;
    };
    const waits = (process: Process) => expect.poll(() => waiting(process)).toBeGreaterThan(0);
    await holder.query('begin');
    try {
      await holder.query('select 1 from runs where id = $1 for update', [run]);
      for (const [process, comes] of comers) {
        comes();
        await waits(process);
      }
    } finally {
      await holder.query('commit');
      holder.release();
    }
  }

  it.each(['cancel', 'apply'] as const)('whoever comes first wins, the other is told: %s', async (wins) => {
    const { met, go, pass } = gate();
    portal.engines.terraform.before = pass;
    const [run = ''] = await requested();
    await portal.until(met, starts());
    let asked: ReturnType<typeof cancels> | undefined;
    const cancel = () => {
      asked = cancels(run);
    };
    const [asks, begins] = [['web', cancel] as const, ['runner', go] as const];
    await (wins === 'cancel' ? atOnce(run, asks, begins) : atOnce(run, begins, asks));
    const answer = await asked;
    if (wins === 'apply') {
      expect(answer).toMatchObject({ ok: false, error: { code: 'run.being-applied' } });
      await portal.reaches(run, ['succeeded'], engine);
      await engine.stop();
      expect(portal.engines.terraform.applied).toEqual(['one']);
      return;
    }
    expect(answer).toMatchObject({ ok: true });
    await expect.poll(() => engine.doing()).toEqual([]);
    await engine.stop();
    portal.engines.terraform.before = async () => undefined;
    await leftNothing(run);
  });
});
