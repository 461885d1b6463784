import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '#lib/domain/access/caller.ts';
import { type Bill, monthBills } from '#lib/domain/cost/bill.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { hours, type Instant, minutes, parseInstant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { putBillMonths } from '#lib/store/bill-months.ts';
import { putCostMonth } from '#lib/store/cost-months.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { putDeclaredPlaces } from '#lib/store/declared-places.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { costPage } from './cost-page.ts';
import type { QueryServices } from './define.ts';
import { costReading } from './reading.ts';

let server: EmbeddedDatabase;
let collector: Database;
let web: Database;
let runner: Database;

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
const TAGS = { Environment: 'prod', Project: 'items' };
const services = (billing?: Readonly<Record<string, string>>) =>
  ({
    db: web.db,
    clock: () => NOW,
    config: {
      current: () => ({
        environments: new Map([
          [
            KEY,
            {
              ...{ key: KEY, region: 'ap-northeast-1', settings: { budgetUsd: 150 } },
              components: [{ name: 'application', engine: 'cloudformation', stack: 'items-prod-app' }],
              ...(billing ? { billing } : {}),
            },
          ],
        ]),
      }),
    },
  }) as unknown as QueryServices;

const pageOf = (month?: string, billing?: Readonly<Record<string, string>>) =>
  costPage.ask(services(billing), caller, { environment: KEY, ...(month === undefined ? {} : { month }) });
const actualOf = async (month?: string, billing?: Readonly<Record<string, string>>) => {
  const { reading } = await pageOf(month, billing);
  return reading?.state === 'ready' ? reading.value.actual : undefined;
};

const billAt = (asOf: Instant) =>
  ready<Bill>(
    {
      tags: TAGS,
      months: monthBills(
        [
          { day: '2026-10-31', estimated: false, services: [{ service: 'AWS Lambda', cost: usd(2) }] },
          { day: '2026-11-20', estimated: true, services: [{ service: 'AWS Lambda', cost: usd(1) }] },
        ],
        asOf,
      ),
    },
    { asOf, freshFor: hours(24), source: 'ce:GetCostAndUsage' },
  );

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 2);
  web = openDatabase(server.urls.web, 'test web', 2);
  runner = openDatabase(server.urls.runner, 'test runner', 2);
  await putReading(collector.db, KEY, 'cost', readingAt(NOW));
  for (const at of [OCTOBER, NOW]) await putCostMonth(collector.db, KEY, readingAt(at));
});

afterAll(async () => {
  await Promise.all([collector?.close(), web?.close(), runner?.close()]);
  await server?.stop();
});

it('answers the current month with its budget, and the nearest one that was kept', async () => {
  expect(await pageOf()).toMatchObject({
    months: { shown: '2026-11', state: 'current', previous: '2026-10' },
    reading: { asOf: NOW },
    budgetUsd: 150,
  });
});

it('holds the newest whole day against days of both months, and knows the files of a component that has run', async () => {
  const before = await pageOf();
  expect(before).toMatchObject({ path: { state: 'no-door' }, sources: [] });
  // 24 whole days of November, and of October all but its last, which was over when nobody read.
  expect(before.anomalies).toMatchObject({ state: 'judged', day: '2026-11-24', of: 27, found: [] });
  const places = { commit: 'c0ffee', places: { Api: { file: 'template.yaml', line: 4 } } };
  await putDeclaredPlaces(runner.db, KEY, 'application', places, NOW);
  expect((await pageOf()).sources).toEqual([{ begins: 'cfn:items-prod-app/', places }]);
  expect(await pageOf('2026-10')).not.toHaveProperty('anomalies');
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

it('asks for no bill where portal.yaml names no tags, and has none before the first was read', async () => {
  expect(await actualOf()).toEqual({ state: 'not-enabled' });
  expect(await actualOf('2026-10')).toEqual({ state: 'not-enabled' });
  expect(await actualOf(undefined, TAGS)).toEqual({ state: 'enabled', tags: TAGS });
});

it('puts the bill beside the estimate of its month, on the page and for the command line', async () => {
  const bill = billAt(NOW);
  await putReading(collector.db, KEY, 'bill', bill);
  await putBillMonths(collector.db, KEY, bill);
  const actual = { state: 'enabled', tags: TAGS, reading: { state: 'ready', asOf: NOW } };
  expect(await actualOf(undefined, TAGS)).toMatchObject({
    ...actual,
    reading: { ...actual.reading, value: { month: '2026-11', monthToDate: 1 } },
  });
  expect(await actualOf('2026-10', TAGS)).toMatchObject({
    reading: { state: 'ready', value: { month: '2026-10', monthToDate: 2, estimated: false } },
  });
  expect(await costReading.ask(services(TAGS), caller, { environment: KEY })).toMatchObject({
    state: 'ready',
    value: { estimate: { month: '2026-11' }, actual },
  });
});

it('loses neither the estimate nor the last bill when Cost Explorer refuses', async () => {
  const denied = { kind: 'denied', principal: 'r', action: 'ce:GetCostAndUsage', resource: '*' } as const;
  await putReading(collector.db, KEY, 'bill', failedAfter(billAt(NOW), denied, NOW));
  const page = await pageOf(undefined, TAGS);
  expect(page.reading).toMatchObject({
    state: 'ready',
    value: {
      estimate: { month: '2026-11' },
      actual: {
        reading: { state: 'failed', failure: denied, last: { value: { monthToDate: 1 }, asOf: NOW } },
      },
    },
  });
});

it('keeps a finished month’s bill when its tags are named no more, and shows nothing of other tags', async () => {
  expect(await actualOf('2026-10')).toMatchObject({ tags: TAGS, reading: { value: { monthToDate: 2 } } });
  const other = await actualOf(undefined, { Project: 'items' });
  expect(other).toMatchObject({ state: 'enabled', reading: { state: 'failed' } });
  expect(other).not.toHaveProperty('reading.last');
});

it('shows of a month that only was billed the bill, and passes over one in which nothing was', async () => {
  const lambda = [{ service: 'AWS Lambda', cost: usd(3) }];
  const months = monthBills(
    [
      { day: '2026-08-10', estimated: false, services: lambda },
      { day: '2026-09-10', estimated: false, services: [] },
    ],
    NOW,
  );
  const about = { asOf: NOW, freshFor: hours(24), source: 'ce:GetCostAndUsage' };
  await putBillMonths(collector.db, KEY, ready({ tags: TAGS, months }, about));
  const page = await pageOf('2026-08');
  expect(page.months).toEqual({ shown: '2026-08', state: 'billed', next: '2026-10' });
  expect(page).toMatchObject({ billed: { tags: TAGS, reading: { value: { monthToDate: 3 } } } });
  expect(page.reading).toBeUndefined();
  expect((await pageOf('2026-09')).months).toMatchObject({ state: 'not-kept', previous: '2026-08' });
});

it('takes a late bill of a month for what it is, and lets the collector alone write any', async () => {
  const { value } = billAt(NOW);
  const older = {
    ...billAt(OCTOBER),
    value: { ...value, months: value.months.map((each) => ({ ...each, monthToDate: usd(9) })) },
  };
  await putBillMonths(collector.db, KEY, older);
  expect(await actualOf('2026-10')).toMatchObject({ reading: { asOf: NOW, value: { monthToDate: 2 } } });
  await expect(putBillMonths(web.db, KEY, older)).rejects.toThrow();
});
