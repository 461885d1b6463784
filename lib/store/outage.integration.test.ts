import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { instant, seconds } from '#lib/domain/time.ts';
import { appendAudit } from './audit.ts';
import { openDatabase } from './db.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { listen, notify } from './notify.ts';
import { isOutage } from './outage.ts';
import { startTestDatabase } from './test-database.ts';
import { startTestProxy, type TestProxy, throughProxy } from './test-proxy.ts';

let server: EmbeddedDatabase;
let proxy: TestProxy;
beforeAll(async () => {
  server = await startTestDatabase();
  proxy = await startTestProxy(Number(new URL(server.urls.runner).port));
});
afterAll(async () => {
  await proxy?.close();
  await server?.stop();
});
beforeEach(() => proxy.restore());

const one = sql`select 1`;
const ENTRY = {
  at: instant(0),
  actor: 'alice',
  via: 'session',
  action: 'run.approved',
  target: 'x',
  outcome: 'done',
  details: {},
} as const;

describe('while PostgreSQL is away', () => {
  it('what is asked waits as long as it may, and then is answered', async () => {
    const { db, pool, close } = openDatabase(throughProxy(server.urls.runner, proxy), 'test', 2, seconds(60));
    await db.execute(one);
    proxy.cut();
    await expect.poll(() => pool.totalCount).toBe(0);
    const asked = Promise.all([db.execute(one), db.transaction((tx) => tx.execute(one)), db.execute(one)]);
    await expect.poll(() => proxy.refused()).toBeGreaterThan(2);
    proxy.restore();
    expect((await asked).map(({ rowCount }) => rowCount)).toEqual([1, 1, 1]);
    await close();
  });

  it('who has no patience is told that it is an outage, and that nothing was asked', async () => {
    const { db, close } = openDatabase(throughProxy(server.urls.runner, proxy), 'test', 2);
    proxy.cut();
    const error = await db.execute(one).catch((thrown: unknown) => thrown);
    expect(isOutage(error)).toBe(true);
    await expect(db.transaction((tx) => tx.execute(one))).rejects.toMatchObject({ name: 'DatabaseAway' });
    await close();
  });

  it('wall row 6: a connection cut inside a transaction fails that transaction, not the process', async () => {
    const unhandled = vi.fn();
    process.on('uncaughtException', unhandled);
    const { db, pool, close } = openDatabase(throughProxy(server.urls.runner, proxy), 'test', 1);
    const inside = Promise.withResolvers<void>();
    const cut = Promise.withResolvers<void>();
    const failing = db.transaction(async (tx) => {
      await tx.execute(one);
      inside.resolve();
      await cut.promise;
      await tx.execute(one);
    });
    await inside.promise;
    proxy.cut();
    await expect.poll(() => proxy.open()).toBe(0);
    cut.resolve();
    expect(isOutage(await failing.catch((thrown: unknown) => thrown))).toBe(true);
    proxy.restore();
    // Its only connection was given back: another can be made.
    await db.execute(one);
    expect(pool.totalCount).toBe(1);
    process.off('uncaughtException', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    await close();
  });
});

it('whoever falls silent in a transaction holds up nobody who needs what it has locked', async () => {
  const silent = openDatabase(throughProxy(server.urls.runner, proxy), 'test', 1);
  const other = openDatabase(server.urls.runner, 'test', 1);
  const locked = Promise.withResolvers<void>();
  const woken = Promise.withResolvers<void>();
  const cut = silent.db.transaction(async (tx) => {
    await appendAudit(tx, ENTRY);
    locked.resolve();
    await woken.promise;
    await tx.execute(one);
  });
  await locked.promise;
  proxy.silence();
  expect(await appendAudit(other.db, ENTRY)).toMatchObject({ seq: 1 });
  proxy.restore();
  woken.resolve();
  expect(isOutage(await cut.catch((thrown: unknown) => thrown))).toBe(true);
  await Promise.all([silent.close(), other.close()]);
});

it('wall row 15: a listening connection that has gone silent is given up, and what was missed is read anew', async () => {
  const { db, close } = openDatabase(server.urls.runner, 'test', 1);
  const heard: string[] = [];
  const resumed = vi.fn();
  const listener = listen(throughProxy(server.urls.runner, proxy), ({ id }) => heard.push(id), resumed, {
    beatEveryMs: 50,
    answerWithinMs: 200,
  });
  const said = async () => {
    await notify(db, 'run', 'before');
    return heard;
  };
  await expect.poll(said).toContain('before');
  proxy.silence();
  await notify(db, 'run', 'lost');
  await expect.poll(() => resumed).toHaveBeenCalledOnce();
  await notify(db, 'run', 'after');
  await expect.poll(() => heard).toContain('after');
  expect(heard).not.toContain('lost');
  await listener.close();
  await close();
});

it('a listening connection ends with its listener: nothing is left on the server', async () => {
  const listener = listen(
    server.urls.runner,
    () => undefined,
    () => undefined,
  );
  const owner = new pg.Client({ connectionString: server.urls.migrate });
  await owner.connect();
  const listening = async () =>
    (await owner.query(`select 1 from pg_stat_activity where application_name = 'yagura listen'`)).rowCount;
  await expect.poll(listening).toBe(1);
  await listener.close();
  await expect.poll(listening).toBe(0);
  await owner.end();
});
