import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EnvironmentHealth, Verdict } from '#lib/domain/health/health.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { days, hours, instant, minus, minutes, plus, seconds } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { type Database, openDatabase } from './db.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import {
  forgetHealthSamples,
  healthDaysSince,
  healthSamplesSince,
  putHealthSample,
  verdictChangesSince,
} from './health-samples.ts';
import { listedReadings, topicAges } from './reading-lists.ts';
import { allReadSince, putReading } from './readings.ts';
import { readings } from './schema/reading.ts';
import { startTestDatabase } from './test-database.ts';

const NOW = instant(1_795_000_020_000);
const about = { asOf: NOW, freshFor: minutes(3), source: 'test' };
const health = (verdict: Verdict): EnvironmentHealth => ({
  verdict,
  since: NOW,
  deploying: false,
  checks: [],
});
const denied = { kind: 'denied', principal: 'p', action: 'a', resource: '*' } as const;
let server: EmbeddedDatabase;
let collector: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 4);
});
afterAll(async () => {
  await collector?.close();
  await server?.stop();
});

it('lists say only what was read well and lately', async () => {
  const { db } = collector;
  const alarm = { state: 'ALARM' } as never;
  await putReading(db, 'a/dev', 'health', ready(health('degraded'), about));
  await putReading(db, 'a/dev', 'alarms', ready([alarm, { state: 'OK' } as never, alarm], about));
  await putReading(db, 'b/dev', 'health', ready(health('healthy'), { ...about, asOf: minus(NOW, hours(1)) }));
  await putReading(db, 'b/dev', 'alarms', failedAfter(ready([alarm], about), denied, NOW));
  const listed = await listedReadings(db, ['a/dev', 'b/dev', 'c/dev'], NOW);
  expect(listed.get('a/dev')).toEqual({
    judged: true,
    verdict: 'degraded',
    lastVerdict: 'degraded',
    firing: 2,
  });
  expect(listed.get('b/dev'), 'old health and denied alarms').toEqual({
    judged: true,
    lastVerdict: 'healthy',
  });
  expect(listed.get('c/dev'), 'never read').toBeUndefined();

  const ages = await topicAges(db, ['health', 'alarms', 'cost'], ['a/dev', 'b/dev'], NOW);
  expect(ages.get('health')).toEqual({ read: 2, stale: 1, oldest: minus(NOW, hours(1)) });
  expect(ages.get('alarms'), 'the denied one shows its last good value').toEqual({
    read: 1,
    stale: 1,
    oldest: NOW,
  });
  expect(ages.get('cost')).toBeUndefined();
});

it('the dearest month is the one that By cost shows: a full one at this rate where the month was watched in part', async () => {
  const { db } = collector;
  const cost = (forecast: number, fullMonth?: number) => ({
    estimate: {
      ...{ month: '2026-11', lines: [], monthToDate: usd(1), forecast: usd(forecast), unknownLines: 0 },
      usageSince: instant(Date.UTC(2026, 10, fullMonth === undefined ? 1 : 18)),
      ...(fullMonth === undefined ? {} : { fullMonth: usd(fullMonth) }),
    },
  });
  const noteOf = async (key: string) => (await listedReadings(db, [key], NOW)).get(key)?.monthUsd;
  await putReading(db, 'cost/whole', 'cost', ready(cost(50), about));
  await putReading(db, 'cost/young', 'cost', ready(cost(7.22, 101.55), about));
  await putReading(db, 'cost/denied', 'cost', failedAfter(ready(cost(60), about), denied, NOW));
  await putReading(db, 'cost/never', 'cost', failedAfter(undefined, denied, NOW));
  expect(await noteOf('cost/whole')).toBe(50);
  expect(await noteOf('cost/young'), 'three days of a month').toBe(101.55);
  expect(await noteOf('cost/denied'), 'its last good figure is shown').toBe(60);
  expect(await noteOf('cost/never'), 'unknown, not zero').toBeUndefined();
});

it('whether everything was read since a silence, or failed to be, is asked of what a verdict rests on', async () => {
  const { db } = collector;
  const now = instant(Date.now());
  await putReading(db, 'd/dev', 'health', ready(health('healthy'), about));
  await putReading(db, 'd/dev', 'vitals', failedAfter(undefined, denied, NOW));
  expect(await allReadSince(db, ['d/dev'], minus(now, hours(1))), 'read well or not').toBe(true);
  expect(await allReadSince(db, ['d/dev'], plus(now, hours(1)))).toBe(false);
  expect(await allReadSince(db, ['e/dev'], plus(now, hours(1))), 'never read: no gap').toBe(true);
  expect(await allReadSince(db, [], plus(now, hours(1)))).toBe(true);
  await db
    .update(readings)
    .set({ updatedAt: minus(now, hours(2)) })
    .where(eq(readings.topic, 'vitals'));
  expect(await allReadSince(db, ['d/dev'], minus(now, hours(1))), 'one of them alone lags').toBe(false);
});

it('samples of the older part come as one a stretch, at its worst, and changes keep their minute', async () => {
  const { db } = collector;
  // 02:00 UTC of some day: stretches of ten minutes begin with it.
  const start = instant(Date.UTC(2026, 10, 20, 2));
  const verdicts: readonly Verdict[] = ['healthy', 'degraded', 'healthy', 'healthy'];
  for (const [index, verdict] of verdicts.entries()) {
    const traffic = index === 3 ? {} : { traffic: index * 10 };
    const at = plus(start, minutes(index));
    await putHealthSample(db, 'a/dev', { at, verdict, deploying: index === 2, ...traffic });
  }
  await putHealthSample(db, 'a/dev', { at: plus(start, minutes(20)), verdict: 'failing', deploying: false });

  const fine = { since: plus(start, minutes(20)), coarseMinutes: 10 };
  const samples = await healthSamplesSince(db, ['a/dev', 'b/dev'], start, fine);
  expect(
    samples.get('a/dev')?.map(({ at, verdict, deploying, traffic }) => [at, verdict, deploying, traffic]),
  ).toEqual([
    [start, 'degraded', true, 10],
    [plus(start, minutes(20)), 'failing', false, undefined],
  ]);
  expect(samples.get('b/dev')).toBeUndefined();

  const changes = await verdictChangesSince(db, ['a/dev'], start, 2);
  expect(changes).toEqual([
    { environment: 'a/dev', at: plus(start, minutes(20)), from: 'healthy', to: 'failing' },
    { environment: 'a/dev', at: plus(start, minutes(2)), from: 'degraded', to: 'healthy' },
  ]);
});

it('ninety days of verdicts are told, the worst of each stretch, and what is older is forgotten', async () => {
  const { db } = collector;
  const now = instant(Date.UTC(2026, 10, 21, 3));
  const put = (ago: number, verdict: Verdict) =>
    putHealthSample(db, 'old/dev', { at: minus(now, days(ago)), verdict, deploying: false });
  await put(91, 'healthy');
  await put(89, 'failing');
  await put(0, 'healthy');
  await forgetHealthSamples(db, minus(now, days(90)));
  const samples = await healthSamplesSince(db, ['old/dev'], minus(now, days(100)), {
    ...{ since: now, coarseMinutes: 60 },
  });
  expect(samples.get('old/dev')?.map(({ verdict }) => verdict)).toEqual(['failing', 'healthy']);
  expect(await healthDaysSince(db, 'old/dev', minus(now, days(90)))).toEqual([
    { day: '2026-08-24', minutes: { failing: 1 } },
    { day: '2026-11-21', minutes: { healthy: 1 } },
  ]);
  const changes = await verdictChangesSince(db, ['old/dev'], minus(now, days(90)), 5);
  expect(changes.map(({ from, to }) => `${from} → ${to}`)).toEqual([
    'failing → healthy',
    'healthy → failing',
  ]);
});

it('a verdict that comes and goes within a minute stands, and so does that it went', async () => {
  const { db } = collector;
  const start = instant(Date.UTC(2026, 10, 21, 2));
  const put = (after: number, verdict: Verdict, deploying = false) =>
    putHealthSample(db, 'flap/dev', { at: plus(start, seconds(after)), verdict, deploying });
  await put(0, 'healthy');
  await put(61, 'healthy');
  await put(75, 'failing', true);
  await put(90, 'healthy');
  await put(125, 'healthy');
  const samples = await healthSamplesSince(db, ['flap/dev'], start, { since: start, coarseMinutes: 1 });
  expect(samples.get('flap/dev')?.map(({ verdict, deploying }) => [verdict, deploying])).toEqual([
    ['healthy', false],
    ['failing', true],
    ['healthy', false],
  ]);
  expect(
    (await verdictChangesSince(db, ['flap/dev'], start, 5)).map(({ from, to }) => `${from} → ${to}`),
  ).toEqual(['failing → healthy', 'healthy → failing']);
});
