import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestInfrastructure } from '#lib/commands/deployments/request.ts';
import { startLine, stopLine } from '#lib/commands/line/stop.ts';
import { breakGlass } from '#lib/commands/runs/break-glass.ts';
import { cancelRun } from '#lib/commands/runs/cancel.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import { verifyChain } from '#lib/domain/audit/chain.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { unasked } from '#lib/queries/collector-in-test.ts';
import { environmentHistory } from '#lib/queries/deploy-history.ts';
import { runPage } from '#lib/queries/run-page.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { leaseOf } from '#lib/store/leases.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());

const [alice, bob, carol] = [person('alice'), person('bob'), person('carol')];
const DEV: EnvironmentKey = 'demo/dev';
const FROZEN = `${PORTAL}
freezes:
  - { name: for ever, on: ['demo/dev'], from: '2020-01-01T00:00', for: 9999d, why: nobody is here }
`;
let run = '';
let engine: ReturnType<TestPortal['engine']>;
let tests = 0;

beforeEach(() => {
  Object.assign(portal.engines.terraform, { next: 'one', fits: true });
  Object.assign(portal.engines.terraform, { before: async () => undefined, during: async () => undefined });
  portal.engines.terraform.applied.length = 0;
  tests += 1;
  engine = portal.engine(`holds ${tests}`);
});
afterEach(async () => {
  portal.writeConfig(PORTAL);
  await startLine.ask(portal.commands, alice, { why: 'the test is over' });
  const left = await getRun(portal.web.db, run);
  if (left && !isFinal(left.state))
    await cancelRun.ask(portal.commands, alice, { environment: DEV, runId: run });
  await engine.stop();
});

async function requested(): Promise<void> {
  const answer = await requestInfrastructure.ask(portal.commands, alice, { environment: DEV, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  run = answer.value.runs[0]?.id ?? '';
}
/** Agreed to, looked at again and again, and nothing comes of it. */
async function waits(): Promise<void> {
  await portal.reaches(run, ['approved'], engine);
  await expect.poll(() => leaseOf(portal.web.db, leaseName(DEV))).toBeUndefined();
  const events = (await runEventsOf(portal.web.db, run)).length;
  for (let looks = 0; looks < 20; looks += 1) {
    engine.wake();
    await expect.poll(() => engine.doing()).toEqual([]);
  }
  expect(await runEventsOf(portal.web.db, run)).toHaveLength(events);
  expect(portal.engines.terraform.applied).toEqual([]);
}
const shown = async (who = alice) => {
  const services = { ...portal.commands, collector: unasked };
  return runPage.ask(services, who, { environment: DEV, runId: run });
};
const listed = () =>
  environmentHistory.ask({ ...portal.commands, collector: unasked }, alice, {
    environment: DEV,
    filter: {},
  });
const breaks = async (who = bob, why = 'orders are lost') =>
  breakGlass.ask(portal.commands, who, {
    ...{ environment: DEV, runId: run, why },
    content: (await latestPlan(portal.web.db, run))?.plan.content ?? '',
  });

describe('a freeze', () => {
  it('lets a run be planned and agreed to, holds its apply, and lets it go when it is over', async () => {
    portal.writeConfig(FROZEN);
    await requested();
    await waits();
    expect((await shown())?.held?.holds).toMatchObject([
      { kind: 'freeze', freeze: { window: 'for ever', why: 'nobody is here' } },
    ]);
    expect((await listed()).open).toMatchObject([{ run: { id: run }, held: 'freeze' }]);
    portal.writeConfig(PORTAL);
    await portal.reaches(run, ['succeeded'], engine);
    expect(portal.engines.terraform.applied).toEqual(['one']);
    expect((await listed()).page.runs[0]).not.toHaveProperty('brokeGlass');
  });

  it('that begins while the tools are fetched holds what is not begun yet, and keeps its plan', async () => {
    portal.engines.terraform.before = async () => portal.writeConfig(FROZEN);
    await requested();
    await waits();
    portal.engines.terraform.before = async () => undefined;
    portal.writeConfig(PORTAL);
    await portal.reaches(run, ['succeeded'], engine);
    const planned = (await runEventsOf(portal.web.db, run)).filter(({ to }) => to === 'planned');
    expect(planned).toHaveLength(1);
  });

  it('does not break off what is being applied', async () => {
    portal.engines.terraform.during = async () => portal.writeConfig(FROZEN);
    await requested();
    await portal.reaches(run, ['succeeded'], engine);
    expect(portal.engines.terraform.applied).toEqual(['one']);
  });
});

describe('a stopped line', () => {
  it('holds everything until somebody starts it again, with their reasons in the audit', async () => {
    expect(await stopLine.ask(portal.commands, bob, { why: ' ' })).toMatchObject({
      error: { code: 'line.no-why' },
    });
    await stopLine.ask(portal.commands, bob, { why: 'orders are lost' });
    expect(await stopLine.ask(portal.commands, carol, { why: 'me too' })).toMatchObject({
      error: { code: 'line.stopped', params: { by: 'bob' } },
    });
    await requested();
    await waits();
    expect((await shown())?.held?.holds).toMatchObject([{ kind: 'line', stop: { why: 'orders are lost' } }]);
    await startLine.ask(portal.commands, carol, { why: 'found and mended' });
    await portal.reaches(run, ['succeeded'], engine);
    const audit = await auditAfter(portal.web.db, 0, 10_000);
    expect(audit.filter(({ action }) => action.startsWith('line.')).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['denied', 'done', 'denied', 'done']),
    );
    expect(verifyChain(audit)).toBeUndefined();
  });

  it('is started by who may stop it everywhere, stopped by who may anywhere', async () => {
    const dev = { ...bob, grants: [{ role: 'approver' as const, on: DEV }] };
    expect(await stopLine.ask(portal.commands, dev, { why: 'here it burns' })).toMatchObject({ ok: true });
    expect(await startLine.ask(portal.commands, dev, { why: 'out' })).toMatchObject({
      error: { code: 'line.not-all' },
    });
    const developer = { ...bob, grants: [{ role: 'developer' as const, on: '*' }] };
    await expect(stopLine.ask(portal.commands, developer, { why: 'x' })).rejects.toThrow(/not allowed/);
  });

  it('that only a row says is started again still holds: the runner wants the audit’s word', async () => {
    await stopLine.ask(portal.commands, bob, { why: 'orders are lost' });
    await requested();
    await waits();
    await portal.web.pool.query(
      `update line_stops set ended_by = 'bob', ended_at = now() where ended_at is null`,
    );
    await waits();
  });
});

describe('the glass', () => {
  it('is broken by two people for one plan, says so for ever, and tells everybody', async () => {
    portal.writeConfig(FROZEN);
    await requested();
    await waits();
    expect(await breaks(bob)).toMatchObject({ ok: true, value: { broken: false } });
    await waits();
    expect(await breaks(bob)).toMatchObject({ error: { code: 'glass.already-given' } });
    expect(await breaks(carol, ' ')).toMatchObject({ error: { code: 'glass.no-why' } });
    expect(await breaks(carol, 'seen, go')).toMatchObject({ ok: true, value: { broken: true } });
    await portal.reaches(run, ['succeeded'], engine);
    const notes = (await runEventsOf(portal.web.db, run)).flatMap(({ note }) => note ?? []);
    expect(notes).toContainEqual(
      expect.objectContaining({
        code: 'note.glass-broken',
        params: { past: 'for ever', names: 'bob, carol', why: 'orders are lost / seen, go' },
      }),
    );
    const { rows } = await portal.web.pool.query(
      `select value->'what'->>'code' as code from happenings where value->>'topic' = 'break-glass' order by at`,
    );
    expect(rows.map(({ code }) => code)).toEqual(['glass.asked', 'glass.broken']);
    expect((await listed()).page.runs[0]).toMatchObject({ run: { id: run }, brokeGlass: true });
  });

  it('is not broken by a row without its entry in the audit, nor by who has no right any more', async () => {
    portal.writeConfig(FROZEN);
    await requested();
    await waits();
    await breaks(bob);
    const content = (await latestPlan(portal.web.db, run))?.plan.content;
    await portal.web.pool.query(
      `insert into glass_breaks (id, run_id, content, by, at, why) values ('forged', $1, $2, 'carol', now(), 'x')`,
      [run, content],
    );
    await waits();
    await breaks(carol);
    await portal.web.pool.query(`update users set groups = '[]' where id = 'bob'`);
    // Carol alone counts: bob may nothing any more.
    expect((await shown())?.held?.glass?.given.map(({ by }) => by)).not.toContain('bob');
    await portal.web.pool.query(`update users set groups = '["admins"]' where id = 'bob'`);
  });

  it('is nothing to break where nothing holds the run', async () => {
    const prod: EnvironmentKey = 'demo/prod';
    const answer = await requestInfrastructure.ask(portal.commands, alice, {
      environment: prod,
      ref: 'main',
    });
    run = answer.ok ? (answer.value.runs[0]?.id ?? '') : '';
    await portal.reaches(run, ['awaiting-approval'], engine);
    expect(
      await breakGlass.ask(portal.commands, bob, { environment: prod, runId: run, content: 'one', why: 'x' }),
    ).toMatchObject({ error: { code: 'glass.nothing-holds' } });
  });
});
