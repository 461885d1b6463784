import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { ready } from '#lib/domain/reading.ts';
import { type Instant, minutes, parseInstant } from '#lib/domain/time.ts';
import { addApiCalls, callUseSince } from './api-calls.ts';
import { costMonthsOf, getCostMonth, putCostMonth } from './cost-months.ts';
import { type Database, openDatabase } from './db.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { startTestDatabase } from './test-database.ts';

let server: EmbeddedDatabase;
let collector: Database;
let web: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 2);
  web = openDatabase(server.urls.web, 'test web', 2);
});

afterAll(async () => {
  await Promise.all([collector?.close(), web?.close()]);
  await server?.stop();
});

const readingAt = (asOf: Instant) =>
  ready<EnvironmentCost>(
    {
      estimate: estimate([], 'ap-northeast-1', billedMonth(asOf, undefined)),
    },
    { asOf, freshFor: minutes(30), source: 'test' },
  );

it('keeps the last reading of each month, whatever comes twice or late', async () => {
  const [evening, midnight, november] = [
    parseInstant('2026-10-31T20:00Z'),
    parseInstant('2026-10-31T23:55Z'),
    parseInstant('2026-11-01T00:05Z'),
  ];
  for (const at of [evening, midnight, midnight, november, evening])
    await putCostMonth(collector.db, 'items/dev', readingAt(at));
  expect(await costMonthsOf(web.db, 'items/dev')).toEqual(['2026-11', '2026-10']);
  expect(await getCostMonth(web.db, 'items/dev', '2026-10')).toEqual(readingAt(midnight));
  expect(await getCostMonth(web.db, 'items/dev', '2026-09')).toBeUndefined();
  expect(await costMonthsOf(web.db, 'items/prod')).toEqual([]);
});

it('is written by the collector alone', async () => {
  await expect(putCostMonth(web.db, 'items/dev', readingAt(parseInstant('2026-11-02')))).rejects.toThrow();
});

it('counts calls of one minute by purpose, and leaves calls of an older build without one', async () => {
  const minute = parseInstant('2026-11-02T10:00Z');
  const count = {
    minute,
    process: 'collector',
    account: '1',
    region: 'us-east-1',
    api: 'cloudwatch:GetMetricData',
    throttles: 0,
    failures: 0,
    cacheHits: 0,
    costUsd: 0,
  };
  await addApiCalls(collector.db, [
    { ...count, purpose: 'topic:vitals', calls: 3 },
    { ...count, purpose: 'topic:cost', calls: 2 },
    { ...count, calls: 1 },
  ]);
  await addApiCalls(collector.db, [{ ...count, purpose: 'topic:cost', calls: 4 }]);
  const use = await callUseSince(web.db, minute);
  expect(use.map(({ purpose, calls }) => [purpose, calls])).toEqual([
    ['topic:cost', 6],
    ['topic:vitals', 3],
    ['not-recorded', 1],
  ]);
});
