import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyChain } from '#lib/domain/audit/chain.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import type { Notice } from '#lib/domain/topics.ts';
import { appendAudit, auditAfter } from './audit.ts';
import { type Database, openDatabase } from './db.ts';
import { runHistory } from './deploy-history.ts';
import { newestOfEach } from './deployments-by-environment.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { acquireLease, releaseLease, renewLease } from './leases.ts';
import { migrate } from './migrate.ts';
import { migrationsBehind } from './migrations-behind.ts';
import { listen } from './notify.ts';
import { openBoss, RUN_QUEUE, runQueue } from './queue.ts';
import { getReading, putReading } from './readings.ts';
import { IllegalMove, insertDeployment, moveRun, type NewRun } from './run-moves.ts';
import { getDeployment, runEventsOf } from './runs.ts';
import { startTestDatabase } from './test-database.ts';

const NOW = instant(1_795_000_000_000);
let server: EmbeddedDatabase;
let web: Database;
let collector: Database;
let runner: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 4);
  collector = openDatabase(server.urls.collector, 'test collector', 4);
  runner = openDatabase(server.urls.runner, 'test runner', 4);
});

afterAll(async () => {
  await Promise.all([web?.close(), collector?.close(), runner?.close()]);
  await server?.stop();
});

const root = (id: string): NewRun => ({
  ...{ id, component: 'infrastructure', tool: 'terraform', lane: 'infrastructure', needs: [] },
});
const stack = (id: string): NewRun => ({
  ...{ id, component: 'application', tool: 'sam', lane: 'application', needs: ['infrastructure'] },
});
const deployment = (id: string) => ({
  id,
  environment: 'items/dev' as const,
  repository: 'main',
  commit: 'a'.repeat(40),
  subject: 'first',
  ref: 'main',
  requestedBy: 'developer',
  requestedAt: NOW,
});

describe('migrations', () => {
  it('match the build once they ran, and may run again', async () => {
    expect(await migrationsBehind(web.db)).toBe(0);
    await migrate(server.urls.migrate);
    expect(await migrationsBehind(web.db)).toBe(0);
  });
});

describe('database roles', () => {
  it('keep web from writing readings and the runner from reading sessions', async () => {
    const reading = ready([], { asOf: NOW, freshFor: seconds(30), source: 'test' });
    await expect(putReading(web.db, 'items/dev', 'alarms', reading)).rejects.toThrow();
    await expect(runner.pool.query('select * from sessions')).rejects.toThrow();
  });

  it('let nobody change the audit', async () => {
    for (const { pool } of [web, collector, runner]) {
      await expect(pool.query('update audit set actor = $1', ['x'])).rejects.toThrow(/permission denied/);
      await expect(pool.query('delete from audit')).rejects.toThrow(/permission denied/);
    }
  });
});

describe('readings', () => {
  it('come back as they were put, and are announced', async () => {
    const heard: Notice[] = [];
    const arrived = Promise.withResolvers<void>();
    const listener = listen(
      server.urls.web,
      (notice) => {
        heard.push(notice);
        if (notice.topic === 'alarms') arrived.resolve();
      },
      () => undefined,
    );
    const reading = ready([], { asOf: NOW, freshFor: seconds(30), source: 'cloudwatch:DescribeAlarms' });
    const again = setInterval(() => void putReading(collector.db, 'items/dev', 'alarms', reading), 50);
    await arrived.promise;
    clearInterval(again);
    await listener.close();
    expect(heard.find((each) => each.topic === 'alarms')?.id).toBe('items/dev');
    expect(await getReading(web.db, 'items/dev', 'alarms')).toEqual(reading);
    expect(await getReading(web.db, 'items/none', 'alarms')).toBeUndefined();
  });
});

describe('leases', () => {
  it('have one holder, and a higher fence for the next', async () => {
    const first = await acquireLease(runner.db, 'items/dev', 'a', seconds(60));
    expect(first?.fence).toBe(1);
    expect(await acquireLease(runner.db, 'items/dev', 'b', seconds(60))).toBeUndefined();
    if (!first) throw new Error('no lease');
    expect(await renewLease(runner.db, first, seconds(60))).toBe(true);
    await releaseLease(runner.db, first);
    const second = await acquireLease(runner.db, 'items/dev', 'b', seconds(60));
    expect(second?.fence).toBeGreaterThan(first.fence);
    expect(await renewLease(runner.db, first, seconds(60))).toBe(false);
  });

  it('are free once they were given back, though a renewal comes late', async () => {
    const first = await acquireLease(runner.db, 'items/staging', 'a', seconds(60));
    if (!first) throw new Error('no lease');
    await releaseLease(runner.db, first);
    expect(await renewLease(runner.db, first, seconds(60))).toBe(false);
    expect(await acquireLease(runner.db, 'items/staging', 'b', seconds(60))).toBeDefined();
  });
});

describe('runs', () => {
  it('are written with their request, job and event or not at all', async () => {
    const heard = Promise.withResolvers<string>();
    const boss = await openBoss(server.urls.web, 'test', (error) => heard.reject(error));
    const worker = await openBoss(server.urls.runner, 'test', (error) => heard.reject(error));
    await worker.work<{ runId: string }>(RUN_QUEUE, async ([job]) => heard.resolve(job?.data.runId ?? ''));
    const queue = runQueue(boss);
    await web.db
      .transaction(async (tx) => {
        await insertDeployment(tx, deployment('d0'), [root('r0')]);
        await queue.ring(tx, 'r0');
        throw new Error('changed its mind');
      })
      .catch(() => undefined);
    expect(await getDeployment(web.db, 'd0')).toBeUndefined();
    await web.db.transaction(async (tx) => {
      await insertDeployment(tx, deployment('d1'), [root('r1')]);
      await queue.ring(tx, 'r1');
    });
    expect(await heard.promise).toBe('r1');
    await Promise.all([boss.stop({ graceful: false }), worker.stop({ graceful: false })]);
  });

  it('refuse a move that the state does not allow, and a writer whose lease is old', async () => {
    await insertDeployment(web.db, deployment('d2'), [stack('r2')]);
    await moveRun(runner.db, 'r2', { to: 'queued', at: NOW, actor: 'runner', fence: 5 });
    await expect(
      moveRun(runner.db, 'r2', { to: 'planning', at: NOW, actor: 'runner', fence: 4 }),
    ).rejects.toThrow(IllegalMove);
    await expect(moveRun(runner.db, 'r2', { to: 'succeeded', at: NOW, actor: 'runner' })).rejects.toThrow(
      IllegalMove,
    );
    const events = await runEventsOf(web.db, 'r2');
    expect(events.map((each) => each.to)).toEqual(['requested', 'queued']);
  });
});

describe('requests', () => {
  it('are found newest first, so many of each environment, with their runs', async () => {
    for (const [minute, environment] of [
      [1, 'hello/dev'],
      [2, 'items/prod'],
      [3, 'hello/dev'],
      [4, 'hello/dev'],
    ] as const) {
      const id = `newest-${minute}`;
      const request = { ...deployment(id), environment, requestedAt: instant(NOW + minute * 60_000) };
      await insertDeployment(web.db, request, [root(`${id}-i`), stack(`${id}-a`)]);
    }
    const found = await newestOfEach(web.db, ['items/prod', 'hello/dev', 'nobody/dev'], 2);
    expect(found.map(({ id, runs }) => [id, runs.map((run) => run.lane)])).toEqual(
      ['newest-4', 'newest-3', 'newest-2'].map((id) => [id, ['infrastructure', 'application']]),
    );
  });
});

describe('the audit', () => {
  it('stays one chain with writers side by side', async () => {
    const entry = (actor: string) => ({
      at: NOW,
      actor,
      via: 'session' as const,
      action: 'test',
      target: 'portal',
      outcome: 'done' as const,
      details: { reason: null, note: 'a < b & "c"' },
    });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        appendAudit([web, collector, runner][index % 3]?.db ?? web.db, entry(`p${index}`)),
      ),
    );
    const entries = await auditAfter(web.db, 0, 1000);
    expect(entries).toHaveLength(12);
    expect(verifyChain(entries)).toBeUndefined();
    const forged = entries.map((each) => (each.seq === 5 ? { ...each, actor: 'somebody else' } : each));
    expect(verifyChain(forged)).toEqual({ seq: 5, fault: 'hash' });
  });

  it('takes an entry about a name that is too long for a notice', async () => {
    const target = `items/${'d'.repeat(20_000)}`;
    const entry = { at: NOW, actor: 'a', via: 'session', action: 'run.cancel', outcome: 'denied' } as const;
    const written = await appendAudit(web.db, { ...entry, target, details: {} });
    expect(written.target).toBe(target);
  });
});

describe('the history of deploys', () => {
  it('takes four questions, however many runs it lists, and keeps the order', async () => {
    const environment = 'history/dev' as const;
    for (const each of ['1', '2', '3', '4', '5', '6']) {
      const lanes = [stack(`history-${each}`)] as const;
      await insertDeployment(web.db, { ...deployment(`history-deploy-${each}`), environment }, lanes);
    }
    const asked = vi.spyOn(web.pool, 'query');
    const found = await runHistory(web.db, [environment], {}, 5);
    expect(asked).toHaveBeenCalledTimes(4);
    asked.mockRestore();
    expect(found.map(({ run, deployment: { id } }) => [run.id, id])).toEqual(
      ['6', '5', '4', '3', '2'].map((each) => [`history-${each}`, `history-deploy-${each}`]),
    );
    expect(await runHistory(web.db, ['history/none'], {}, 5)).toEqual([]);
  });
});
