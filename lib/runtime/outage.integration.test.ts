import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestInfrastructure } from '#lib/commands/deployments/request.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import { verifyChain } from '#lib/domain/audit/chain.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { minutes } from '#lib/domain/time.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { leaseOf } from '#lib/store/leases.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import { startTestProxy, type TestProxy, throughProxy } from '#lib/store/test-proxy.ts';
import type { TestEngine } from './test-engines.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

const DEV: EnvironmentKey = 'demo/dev';
let portal: TestPortal;
let proxy: TestProxy;
let runner: Database;
const unhandled = vi.fn();

beforeAll(async () => {
  process.on('uncaughtException', unhandled).on('unhandledRejection', unhandled);
  portal = await startTestPortal();
  proxy = await startTestProxy(Number(new URL(portal.server.urls.runner).port));
  runner = openDatabase(throughProxy(portal.server.urls.runner, proxy), 'test runner', 8, minutes(2));
});
afterAll(async () => {
  proxy?.restore();
  await portal?.stop();
  await runner?.close();
  await proxy?.close();
  process.off('uncaughtException', unhandled).off('unhandledRejection', unhandled);
});
beforeEach(() => {
  const lane = portal.engines.terraform;
  Object.assign(lane, { applied: [], next: 'one', fits: true, during: async () => undefined });
  unhandled.mockClear();
});

/** The server is away until several have found it so: what is in hand meanwhile must bear it. */
async function awayForAWhile(): Promise<void> {
  const before = proxy.refused();
  proxy.cut();
  await expect.poll(() => proxy.refused()).toBeGreaterThan(before + 5);
  proxy.restore();
}

async function requested(): Promise<string> {
  const answer = await requestInfrastructure.ask(portal.commands, person('alice'), {
    environment: DEV,
    ref: 'main',
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.runs[0]?.id ?? '';
}

/** Driven by a runner whose only way to PostgreSQL is the proxy. */
async function succeeds(run: string, holder: string, lane: TestEngine): Promise<void> {
  const engine = portal.engine(holder, { ...portal.engines, terraform: lane }, runner.db);
  await portal.reaches(run, ['succeeded'], engine);
  await expect.poll(() => leaseOf(portal.web.db, leaseName(DEV))).toBeUndefined();
  expect(lane.applied).toEqual(['one']);
  const states = (await runEventsOf(portal.web.db, run)).map((each) => each.to);
  expect(states.filter((each) => each === 'applying')).toHaveLength(1);
  expect(verifyChain(await auditAfter(portal.web.db, 0, 10_000))).toBeUndefined();
  expect(unhandled).not.toHaveBeenCalled();
}

describe('wall row 6: PostgreSQL away for a while', () => {
  it('in the middle of an apply: it is applied once, and its log is whole', async () => {
    const run = await requested();
    const lane = portal.engines.terraform;
    const busy: TestEngine = {
      ...lane,
      async apply(job, _stored, files, gate) {
        if ((await gate.begin()) !== 'begun') throw new Error('not begun');
        const away = awayForAWhile();
        // As Terraform's lines do: said while nobody can write.
        for (let done = 1; done <= 20; done += 1) {
          job.log.say(`resource ${done}`);
          job.step({ name: 'apply', done, total: 20 }).catch(unhandled);
        }
        await away;
        lane.applied.push(Buffer.from(files['plan.bin'] ?? []).toString());
        return { kind: 'applied' };
      },
    };
    await succeeds(run, 'away while applying', busy);
    const lines = (await runLogAfter(portal.web.db, run, 0, 1_000)).map((each) => each.line);
    expect(lines.filter((each) => each.startsWith('resource '))).toEqual(
      Array.from({ length: 20 }, (_, index) => `resource ${index + 1}`),
    );
    expect((await getRun(portal.web.db, run))?.step).toMatchObject({ name: 'apply', done: 20 });
  });

  it('in the middle of planning: the plan that was made is kept', async () => {
    const run = await requested();
    const lane = portal.engines.terraform;
    const plan = vi.fn<TestEngine['plan']>(async (job) => {
      await Promise.all([awayForAWhile(), job.step({ name: 'plan', done: 0 })]);
      return lane.plan(job);
    });
    await succeeds(run, 'away while planning', { ...lane, plan });
    expect(plan).toHaveBeenCalledOnce();
  });

  it('in the middle of verifying, longer than the lease: it is verified under the lease that nobody took', async () => {
    const run = await requested();
    const lane = portal.engines.terraform;
    const verify = vi.fn<TestEngine['verify']>(async () => {
      proxy.cut();
      // Nobody renews it: it ends by the database's clock.
      await expect.poll(() => leaseOf(portal.web.db, leaseName(DEV))).toBeUndefined();
      proxy.restore();
      return undefined;
    });
    await succeeds(run, 'away while verifying', { ...lane, verify });
    expect(verify).toHaveBeenCalledOnce();
  });

  it('longer than the lease, which another runner took: nothing more is written under it', async () => {
    const run = await requested();
    const lane = portal.engines.terraform;
    const buried = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<void>();
    const verify: TestEngine['verify'] = async () => {
      proxy.cut();
      reached.resolve();
      return buried.promise;
    };
    const cutOff = portal.engine('cut off', { ...portal.engines, terraform: { ...lane, verify } }, runner.db);
    await portal.until(reached.promise, cutOff);
    await portal.reaches(run, ['succeeded'], portal.engine('takes over'));
    proxy.restore();
    buried.resolve(undefined);
    await portal.reaches(await requested(), ['no-change', 'succeeded'], portal.engine('looks'));
    const actors = (await runEventsOf(portal.web.db, run)).filter((each) => each.to === 'succeeded');
    expect(actors.map((each) => each.actor)).toEqual(['takes over']);
  });
});
