import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdkError } from '#lib/aws/answering-clients.ts';
import { currentPurpose } from '#lib/aws/purpose.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import { getCostMonth } from '#lib/store/cost-months.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import {
  deployFacts,
  environmentOfRun,
  newestRunsBefore,
  runsStartedBetween,
} from '#lib/store/deploy-facts.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { acquireLease, releaseLease } from '#lib/store/leases.ts';
import { getReading } from '#lib/store/readings.ts';
import { insertDeployment, moveRun } from '#lib/store/run-moves.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { ACCOUNT, collectorWith, DATA, NOW, STATE } from './collector-in-test.ts';
import { LostLease } from './leadership.ts';
import { refresh } from './refresh.ts';
import { alarms } from './topics/alarms.ts';
import { cost } from './topics/cost.ts';
import { health } from './topics/health.ts';
import { inventory } from './topics/inventory.ts';
import { stack } from './topics/stack.ts';
import { vitals } from './topics/vitals.ts';

let server: EmbeddedDatabase;
let collector: Database;
let runner: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 4);
  runner = openDatabase(server.urls.runner, 'test runner', 2);
});

afterAll(async () => {
  await Promise.all([collector?.close(), runner?.close()]);
  await server?.stop();
});

/** Declared by nobody here; it is the environment's, since it watches its function. */
const OF_HELLO = {
  AlarmName: 'somebody-watches',
  AlarmArn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:somebody-watches',
  StateValue: 'OK',
  StateUpdatedTimestamp: new Date(NOW),
  Dimensions: [{ Name: 'FunctionName', Value: 'hello-dev-hello' }],
};

describe('a collector', () => {
  it('keeps the month with its cost reading, and calls for the topic that it reads', async () => {
    const purposes = new Set<string>();
    const data = DATA(0)['cloudwatch:GetMetricData'];
    const answers = {
      'cloudwatch:GetMetricData': (input: Parameters<typeof data>[0]) => {
        purposes.add(currentPurpose());
        return data(input);
      },
    };
    const { services, environment } = collectorWith(collector.db, answers, 'months');
    await services.leadership.campaign([ACCOUNT]);
    await putSnapshot(runner.db, 'hello/dev', 'terraform-state', 'infrastructure', {
      takenAt: NOW,
      digest: 'a',
      value: STATE,
    });
    await refresh(services, environment, stack);
    await refresh(services, environment, cost);
    const reading = await getReading(services.db, 'hello/dev', 'cost');
    expect(reading).toMatchObject({ state: 'ready', value: { estimate: { month: '2026-11' } } });
    expect(await getCostMonth(services.db, 'hello/dev', '2026-11')).toEqual(reading);
    expect([...purposes]).toEqual(['topic:cost']);
    await services.leadership.resign();
  });

  it('judges an environment from what it read, and keeps the last value when a reading fails', async () => {
    let fails = false;
    const { services, environment, later } = collectorWith(
      collector.db,
      {
        ...DATA(0),
        'cloudwatch:DescribeAlarms': () => {
          if (fails) throw sdkError('ThrottlingException', 'Rate exceeded');
          return { MetricAlarms: [OF_HELLO] };
        },
      },
      'one',
    );
    const { db } = services;
    await services.leadership.campaign([ACCOUNT]);
    await refresh(services, environment, health);
    const before = await getReading(db, 'hello/dev', 'health');
    expect(before).toMatchObject({ state: 'ready', value: { verdict: 'unknown' } });

    await putSnapshot(runner.db, 'hello/dev', 'terraform-state', 'infrastructure', {
      takenAt: NOW,
      digest: 'a',
      value: STATE,
    });
    for (const topic of [stack, inventory, alarms, vitals, health])
      await refresh(services, environment, topic);
    expect(await getReading(db, 'hello/dev', 'inventory')).toMatchObject({
      value: [{ id: 'tf:infra/hello#aws_lambda_function.hello', name: 'hello-dev-hello' }],
    });
    expect(await getReading(db, 'hello/dev', 'health')).toMatchObject({ value: { verdict: 'healthy' } });

    fails = true;
    later(seconds(30));
    expect(await refresh(services, environment, alarms)).toBe(seconds(30));
    expect(await refresh(services, environment, alarms)).toBe(seconds(60));
    expect(await getReading(db, 'hello/dev', 'alarms')).toMatchObject({
      state: 'failed',
      failure: { kind: 'throttled', api: 'cloudwatch:DescribeAlarms' },
      tries: 2,
      last: { value: [{ name: 'somebody-watches' }], asOf: NOW },
    });
    await refresh(services, environment, health);
    expect(await getReading(db, 'hello/dev', 'health')).toMatchObject({
      value: { verdict: 'unknown', checks: [{ reason: { code: 'health.alarms-unread' } }, {}] },
    });
    await services.leadership.resign();
  });

  it('that another one has taken over from writes no more', async () => {
    const { services, environment } = collectorWith(
      collector.db,
      { 'cloudwatch:DescribeAlarms': () => ({}) },
      'old',
    );
    await services.leadership.campaign([ACCOUNT]);
    expect(services.leadership.leads(ACCOUNT)).toBe(true);
    // As if it had slept past its lease: the row says that it ended.
    const row = await collector.pool.query<{ fence: string }>(
      "select fence from leases where name like 'collector/%'",
    );
    const fence = Number(row.rows[0]?.fence);
    await releaseLease(collector.db, { name: `collector/${ACCOUNT}`, holder: 'old', fence });
    const taken = await acquireLease(collector.db, `collector/${ACCOUNT}`, 'new', seconds(60));
    await expect(refresh(services, environment, alarms)).rejects.toThrow(LostLease);
    await services.leadership.campaign([ACCOUNT]);
    expect(services.leadership.leads(ACCOUNT)).toBe(false);
    if (taken) await releaseLease(collector.db, taken);
  });
});

describe('what a collector knows of runs', () => {
  it('is whether one is applying, which was the last to touch the environment, and since when it exists', async () => {
    const requested = {
      id: 'd1',
      environment: 'hello/dev' as const,
      repository: 'main',
      commit: 'a'.repeat(40),
      subject: 'first',
      ref: 'main',
      requestedBy: 'developer',
      requestedAt: NOW,
    };
    const web = openDatabase(server.urls.web, 'test web', 1);
    const run = {
      component: 'infrastructure',
      tool: 'terraform',
      lane: 'infrastructure',
      needs: [],
    } as const;
    await insertDeployment(web.db, requested, [{ id: 'r1', ...run }]);
    expect(await deployFacts(collector.db, 'hello/dev')).toEqual({ deploying: false });
    const move = (to: RunState, after: number, id = 'r1') =>
      moveRun(runner.db, id, { to, at: instant(NOW + after), actor: 'runner' });
    for (const to of ['queued', 'planning', 'planned', 'approved', 'applying'] as const)
      await move(to, 1_000);
    const lastRun = { id: 'r1', startedAt: NOW };
    expect(await deployFacts(collector.db, 'hello/dev')).toEqual({ deploying: true, lastRun });
    for (const to of ['verifying', 'succeeded'] as const) await move(to, 2_000);
    const done = { deploying: false, lastRun, firstSucceededAt: NOW + 2_000 };
    expect(await deployFacts(collector.db, 'hello/dev')).toEqual(done);
    expect(await environmentOfRun(collector.db, 'r1')).toBe('hello/dev');
    // Its mark is where it began to change the environment, not where it was asked for.
    const applied = instant(NOW + 1_000);
    const after = instant(applied + 1);
    const mark = { runId: 'r1', at: applied };
    expect(await runsStartedBetween(collector.db, 'hello/dev', applied, after)).toMatchObject([mark]);
    expect(await runsStartedBetween(collector.db, 'hello/dev', NOW, applied)).toEqual([]);
    expect(await newestRunsBefore(collector.db, 'hello/dev', after, 1)).toMatchObject([mark]);
    expect(await newestRunsBefore(collector.db, 'hello/dev', applied, 1)).toEqual([]);
    // What a bad release broke is seen while the runner takes it back: the release is to blame, not its way back.
    const origin = { kind: 'roll-back', run: 1, after: 1 } as const;
    await insertDeployment(web.db, { ...requested, id: 'd2', origin }, [{ id: 'r2', ...run }]);
    for (const to of ['queued', 'planning', 'planned', 'approved', 'applying'] as const)
      await move(to, 3_000, 'r2');
    expect(await deployFacts(collector.db, 'hello/dev')).toMatchObject({ deploying: true, lastRun });
    await web.close();
  });
});
