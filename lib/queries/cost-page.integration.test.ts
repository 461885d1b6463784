import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { ready } from '#lib/domain/reading.ts';
import { type Instant, minutes, parseInstant } from '#lib/domain/time.ts';
import { putCostMonth } from '#lib/store/cost-months.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { costPage } from './cost-page.ts';
import type { QueryServices } from './define.ts';

let server: EmbeddedDatabase;
let collector: Database;
let web: Database;

const NOW = parseInstant('2026-11-25T10:00Z');
const OCTOBER = parseInstant('2026-10-31T23:52Z');
const KEY = 'items/prod';

const readingAt = (asOf: Instant) =>
  ready<EnvironmentCost>(
    {
      estimate: estimate([], 'ap-northeast-1', billedMonth(asOf, undefined)),
    },
    { asOf, freshFor: minutes(30), source: 'test' },
  );
const caller: Caller = {
  id: 'u',
  name: 'u',
  email: 'u@example.invalid',
  grants: [{ role: 'viewer', on: '*' }],
  via: 'session',
};
const environments = new Map([[KEY, { region: 'ap-northeast-1', settings: { budgetUsd: 150 } }]]);

const pageOf = (month?: string) =>
  costPage.ask(
    {
      db: web.db,
      clock: () => NOW,
      config: { current: () => ({ environments }) },
    } as unknown as QueryServices,
    caller,
    { environment: KEY, ...(month === undefined ? {} : { month }) },
  );

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 2);
  web = openDatabase(server.urls.web, 'test web', 2);
  await putReading(collector.db, KEY, 'cost', readingAt(NOW));
  for (const at of [OCTOBER, NOW]) await putCostMonth(collector.db, KEY, readingAt(at));
});

afterAll(async () => {
  await Promise.all([collector?.close(), web?.close()]);
  await server?.stop();
});

it('answers the current month with its budget, and the nearest one that was kept', async () => {
  expect(await pageOf()).toMatchObject({
    months: { shown: '2026-11', state: 'current', previous: '2026-10' },
    reading: { asOf: NOW },
    budgetUsd: 150,
  });
});

it('answers an earlier month as it was last read, never stale, without what is true of now alone', async () => {
  const page = await pageOf('2026-10');
  expect(page).toMatchObject({
    months: { shown: '2026-10', state: 'earlier', next: '2026-11' },
    reading: { asOf: OCTOBER, value: { estimate: { month: '2026-10' } } },
  });
  expect(page).not.toHaveProperty('budgetUsd');
  expect(page.reading?.state === 'ready' && page.reading.freshFor).toBeGreaterThan(NOW - OCTOBER);
});

it('has nothing for a month that nobody stored', async () => {
  const page = await pageOf('2026-09');
  expect(page.months).toMatchObject({ state: 'not-kept', next: '2026-10' });
  expect(page.reading).toBeUndefined();
});
