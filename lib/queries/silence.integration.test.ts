import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configOf } from '#lib/config/source-in-test.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { EnvironmentHealth, Verdict } from '#lib/domain/health/health.ts';
import { ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minus, minutes, seconds } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import {
  allHeartbeats,
  beat,
  forgetSilentHeartbeats,
  leaveHeartbeat,
  presences,
  silentHolder,
} from '#lib/store/heartbeats.ts';
import { putReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { architecture } from './architecture.ts';
import { unasked } from './collector-in-test.ts';
import { environmentHead } from './environment-head.ts';
import { environmentNow } from './environment-now.ts';
import { overview } from './overview.ts';
import { targetNow } from './target-now.ts';
import { watchList } from './watch-list.ts';

let server: EmbeddedDatabase;
let collector: Database;
let web: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 2);
  web = openDatabase(server.urls.web, 'test web', 4);
});
afterAll(async () => {
  await Promise.all([collector?.close(), web?.close()]);
  await server?.stop();
});
beforeEach(async () => {
  await collector.pool.query('delete from heartbeats');
});

/** Puts the last sign of a process so many seconds back, by the database's own clock. */
const lastSeen = (process: string, ago: number) =>
  collector.pool.query(
    `update heartbeats set seen_at = now() - make_interval(secs => ${ago}) where process = '${process}'`,
  );

describe('signs of life', () => {
  it('wall row 11: of a collector that missed three are silence, since the last', async () => {
    await beat(collector.db, 'collector:a:1', 'collector', '1');
    expect(await presences(web.db)).toEqual({
      collector: { state: 'reporting' },
      runner: { state: 'never' },
    });
    await lastSeen('collector:a:1', 31);
    const { collector: silent } = await presences(web.db);
    expect(silent).toEqual({ state: 'silent', since: await silentHolder(web.db, 'collector:a:1') });
    await beat(collector.db, 'collector:a:1', 'collector', '1');
    expect((await presences(web.db)).collector).toEqual({ state: 'reporting' });
    expect(await silentHolder(web.db, 'collector:a:1')).toBeUndefined();
  });

  it('go with a process that ends in peace, unless nobody of its kind is left to ask', async () => {
    await beat(collector.db, 'collector:a:1', 'collector', '1');
    await beat(collector.db, 'collector:b:2', 'collector', '1');
    const names = async () => (await allHeartbeats(web.db)).map(({ process }) => process);
    await leaveHeartbeat(collector.db, 'collector:a:1');
    expect(await names()).toEqual(['collector:b:2']);
    await leaveHeartbeat(collector.db, 'collector:b:2');
    expect(await names()).toEqual(['collector:b:2']);
  });

  it('of long ago are forgotten, but for the last of a kind', async () => {
    for (const each of ['a', 'b']) await beat(collector.db, each, 'collector', '1');
    await beat(collector.db, 'c', 'runner', '1');
    await lastSeen('a', 200_000);
    await lastSeen('c', 200_000);
    await forgetSilentHeartbeats(collector.db);
    expect((await allHeartbeats(web.db)).map(({ process }) => process)).toEqual(['b', 'c']);
  });
});

describe('wall row 11: while the collector is silent', () => {
  const NOW = instant(Date.UTC(2026, 10, 28, 5, 52, 22));
  const caller: Caller = {
    ...{ id: 'u', name: 'u', email: 'u@example.invalid', via: 'session' },
    grants: [
      { role: 'viewer', on: 'items/dev' },
      { role: 'viewer', on: 'items/prod' },
    ],
  };
  const read = (verdict: Verdict, asOf: Instant) =>
    ready<EnvironmentHealth>(
      {
        ...{ verdict, since: minus(NOW, minutes(40)), deploying: false, sinceRun: 'run-11' },
        checks: [{ name: 'alarms', verdict, reason: reason('health.alarms-quiet', { count: 25 }) }],
      },
      { asOf, freshFor: minutes(3), source: 'collector' },
    );
  const services = () => {
    const config = configOf(readFileSync('portal.demo.yaml', 'utf8'));
    return { db: web.db, clock: () => NOW, config, collector: unasked };
  };

  beforeEach(async () => {
    const asOf = minus(NOW, seconds(35));
    await putReading(collector.db, 'items/dev', 'health', read('healthy', asOf));
    await putReading(collector.db, 'items/prod', 'health', read('degraded', asOf));
    await beat(collector.db, 'collector:a:1', 'collector', '1');
    await beat(collector.db, 'runner:a:2', 'runner', '1');
  });

  it('no verdict holds, none is blamed on a deploy, and what was read last is told', async () => {
    await lastSeen('collector:a:1', 40);
    const board = await overview.ask(services(), caller, {});
    expect(board.silentSince).toBe(await silentHolder(web.db, 'collector:a:1'));
    expect(board.counts).toMatchObject({ unknown: 2, healthy: 0, degraded: 0, unjudged: 0 });
    expect(board.lastRead).toEqual({ healthy: 1, degraded: 1, failing: 0, unknown: 0 });
    expect(board.about).toBeUndefined();
    expect(board.happenings[0]).toMatchObject({ kind: 'silence', process: 'collector' });
    for (const row of board.systems.flatMap((each) => each.rows)) {
      expect(row.health).toMatchObject({ state: 'ready', value: { verdict: 'unknown' } });
      expect(row.health).not.toHaveProperty('value.sinceRun');
      expect([row.sinceNumber, row.silentSince]).toEqual([undefined, board.silentSince]);
      expect(row.lastRead?.verdict).toBe(row.name === 'dev' ? 'healthy' : 'degraded');
    }
    const standings = await watchList.ask(services(), caller, {});
    expect(standings.map(({ verdict, lastVerdict }) => [verdict, lastVerdict])).toEqual([
      ['unknown', 'healthy'],
      ['unknown', 'degraded'],
    ]);
    const head = await environmentHead.ask(services(), caller, { environment: 'items/prod' });
    expect(head.row).toMatchObject({ health: { value: { verdict: 'unknown' } } });
    const picture = await architecture.ask(services(), caller, { environment: 'items/prod', view: 'simple' });
    expect(picture.health).toMatchObject({
      value: { checks: [{ name: 'judgement' }, { name: 'alarms', verdict: 'unknown' }] },
    });
    expect(board.freshness.find(({ topic }) => topic === 'alarms')?.stale).toBe(true);
  });

  it('nobody is told that what they are about to change is healthy, as no part of it is', async () => {
    await putReading(
      collector.db,
      'items/dev',
      'alarms',
      ready([], { asOf: minus(NOW, seconds(35)), freshFor: minutes(3), source: 'collector' }),
    );
    const dev = services().config.current().environments.get('items/dev');
    if (!dev) throw new Error('portal.demo.yaml has no items/dev');
    const verdicts = async () => {
      const target = await targetNow(services(), dev, { component: 'application' });
      const asked = await environmentNow.ask(services(), caller, { environment: 'items/dev' });
      return { target, asked };
    };
    const reports = await verdicts();
    expect(reports.target?.health).toMatchObject({ value: { verdict: 'healthy' } });
    expect(reports.target?.alarms).toEqual({ all: 0, firing: 0 });
    expect(reports.asked.health).toMatchObject({ value: { verdict: 'healthy' } });

    await lastSeen('collector:a:1', 40);
    const { target, asked } = await verdicts();
    expect(target?.health).toMatchObject({ value: { verdict: 'unknown' } });
    expect(target).not.toHaveProperty('alarms');
    expect(target?.day.silentSince).toBe(await silentHolder(web.db, 'collector:a:1'));
    expect(asked.health).toMatchObject({ value: { verdict: 'unknown' } });
  });

  it('and as soon as it reports, what it reads holds again', async () => {
    const board = await overview.ask(services(), caller, {});
    expect(board.silentSince).toBeUndefined();
    expect(board.counts).toMatchObject({ unknown: 0, healthy: 1, degraded: 1 });
    expect(board.about?.health).toMatchObject({ value: { verdict: 'degraded', sinceRun: 'run-11' } });
  });
});
