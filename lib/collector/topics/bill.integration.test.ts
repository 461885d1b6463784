import type { GetCostAndUsageRequest } from '@aws-sdk/client-cost-explorer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sdkError } from '#lib/aws/answering-clients.ts';
import { hours, minutes, parseInstant, toIso } from '#lib/domain/time.ts';
import { getBillMonth } from '#lib/store/bill-months.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { ACCOUNT, collectorWith } from '../collector-in-test.ts';
import { refresh } from '../refresh.ts';
import { bill } from './bill.ts';

let server: EmbeddedDatabase;
let collector: Database;
let web: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 4);
  web = openDatabase(server.urls.web, 'test web', 1);
});

afterAll(async () => {
  await Promise.all([collector?.close(), web?.close()]);
  await server?.stop();
});

const KEY = 'hello/dev';
const TAGS = { Project: 'hello', Environment: 'dev' };
/** What Cost Explorer says: which days have no invoice yet. */
let answer: () => { readonly estimated: (day: string) => boolean };
let asked: GetCostAndUsageRequest['TimePeriod'][] = [];

/** A collector that has just started, at a moment. */
async function collectorAt(name: string, now: string) {
  const { services, environment, later } = collectorWith(
    collector.db,
    {
      'ce:GetCostAndUsage': ({ TimePeriod }: GetCostAndUsageRequest) => {
        asked.push(TimePeriod);
        const { estimated } = answer();
        return { ResultsByTime: daysIn(TimePeriod).map((day) => result(day, estimated(day))) };
      },
    },
    name,
  );
  const setClock = (time: string) => later(parseInstant(time) - services.clock());
  setClock(now);
  await services.leadership.campaign([ACCOUNT]);
  return {
    setClock,
    read: (tags: Readonly<Record<string, string>> | null = TAGS, anew = false) =>
      refresh(services, tags ? { ...environment, billing: tags } : environment, bill, anew),
    stop: () => services.leadership.resign(),
  };
}

function daysIn(range: GetCostAndUsageRequest['TimePeriod']): readonly string[] {
  const first = parseInstant(range?.Start ?? '');
  const count = (parseInstant(range?.End ?? '') - first) / hours(24);
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * hours(24)).toISOString().slice(0, 10),
  );
}

const result = (day: string, estimated: boolean) => ({
  TimePeriod: { Start: day, End: day },
  Groups: [{ Keys: ['AWS Lambda'], Metrics: { UnblendedCost: { Amount: '0.5', Unit: 'USD' } } }],
  Estimated: estimated,
});

it('asks nobody where portal.yaml names no tags', async () => {
  asked = [];
  const one = await collectorAt('no tags', '2026-11-02T00:00Z');
  expect(await one.read(null)).toBeLessThanOrEqual(minutes(10));
  expect(asked).toEqual([]);
  expect(await getReading(collector.db, KEY, 'bill')).toBeUndefined();
  await one.stop();
});

it('asks once in eight hours, whoever pokes and however often it starts anew', async () => {
  asked = [];
  answer = () => ({ estimated: (day) => day >= '2026-11' });
  const one = await collectorAt('one', '2026-11-02T00:00Z');
  for (const at of ['2026-11-02T00:00Z', '2026-11-02T00:01Z', '2026-11-02T07:59Z']) {
    one.setClock(at);
    // Not to ask again: portal.yaml may name other tags.
    expect(await one.read()).toBeLessThanOrEqual(minutes(10));
  }
  await one.stop();
  const two = await collectorAt('two', '2026-11-02T07:59Z');
  expect(await two.read()).toBe(minutes(1));
  expect(asked).toEqual([{ Start: '2026-10-01', End: '2026-11-03' }]);
  two.setClock('2026-11-02T08:00Z');
  await two.read();
  // October has its invoice now: it is asked for no more.
  expect(asked[1]).toEqual({ Start: '2026-11-01', End: '2026-11-03' });
  expect(await getBillMonth(web.db, KEY, '2026-10')).toMatchObject({
    tags: TAGS,
    bill: { estimated: false, monthToDate: 15.5 },
  });
  expect(await getReading(web.db, KEY, 'bill')).toMatchObject({
    state: 'ready',
    value: { months: [{ month: '2026-11', monthToDate: 1, estimated: true }] },
  });
  await two.stop();
});

it('asks at once when other tags are named', async () => {
  asked = [];
  const one = await collectorAt('tags', '2026-11-02T08:10Z');
  await one.read({ Project: 'hello' });
  // What was kept of October was billed to other tags.
  expect(asked).toEqual([{ Start: '2026-10-01', End: '2026-11-03' }]);
  await one.stop();
});

it('keeps the last bill when it cannot be read, and tries again after one, two, four and eight hours', async () => {
  asked = [];
  answer = () => {
    throw sdkError('DataUnavailableException', 'Data is not available.');
  };
  const one = await collectorAt('fails', '2026-11-03T00:00Z');
  const tries = ['00:00', '00:59', '01:00', '02:59', '03:00', '06:59', '07:00', '14:59', '15:00'];
  const made: string[] = [];
  for (const time of tries) {
    one.setClock(`2026-11-03T${time}Z`);
    const before = asked.length;
    await one.read({ Project: 'hello' });
    if (asked.length > before) made.push(time);
  }
  expect(made).toEqual(['00:00', '01:00', '03:00', '07:00', '15:00']);
  const reading = await getReading(collector.db, KEY, 'bill');
  expect(reading).toMatchObject({
    state: 'failed',
    failure: {
      kind: 'unavailable',
      cause: 'ce:GetCostAndUsage: DataUnavailableException: Data is not available.',
    },
    since: parseInstant('2026-11-03T00:00Z'),
    tries: 5,
    nextTryAt: parseInstant('2026-11-03T23:00Z'),
    last: { asOf: parseInstant('2026-11-02T08:10Z') },
  });
  const before = asked.length;
  await one.read({ Project: 'hello' }, true);
  expect(asked.length, 'somebody has just changed portal.yaml').toBe(before + 1);
  await one.stop();
});

it('reads a closed month again until its invoice is there, and keeps it when the next one begins', async () => {
  asked = [];
  answer = () => ({ estimated: () => true });
  const one = await collectorAt('closing', '2026-12-01T00:30Z');
  await one.read();
  answer = () => ({ estimated: (day) => day >= '2026-12' });
  one.setClock('2026-12-04T00:30Z');
  await one.read();
  one.setClock('2026-12-04T08:30Z');
  await one.read();
  expect(asked.map((range) => range?.Start)).toEqual(['2026-11-01', '2026-11-01', '2026-12-01']);
  one.setClock('2027-01-01T00:30Z');
  await one.read();
  expect(asked.at(-1)?.Start).toBe('2026-12-01');
  const november = await getBillMonth(web.db, KEY, '2026-11');
  expect(november).toMatchObject({ bill: { monthToDate: 15, estimated: false } });
  expect(november && toIso(november.asOf)).toBe('2026-12-04T00:30:00.000Z');
  await one.stop();
});

/** Four environments of two accounts, of which a third pays. */
const FLEET = `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
payers: [{ account: '333333333333', roles: { read: 'arn:aws:iam::333333333333:role/bills' } }]
systems:
${['shop', 'post']
  .map(
    (system, index) => `  ${system}:
    title: ${system}
    billing: { tags: { Project: ${system} } }
    environments:
${['dev', 'prod']
  .map(
    (stage) =>
      `      ${stage}: { account: '${String(index + 1).repeat(12)}', region: ap-northeast-1, roles: { read: 'arn:aws:iam::${String(index + 1).repeat(12)}:role/read' }, watch: { stacks: [${system}-${stage}] }, billing: { tags: { Environment: ${stage} } } }`,
  )
  .join('\n')}`,
  )
  .join('\n')}
`;

it('asks the account that pays once for all that it pays for, and each is told its own part', async () => {
  const requests: GetCostAndUsageRequest[] = [];
  const cost: Readonly<Record<string, string>> = { dev: '1', prod: '7' };
  const { services, environments } = collectorWith(
    collector.db,
    {
      'ce:GetCostAndUsage': (input: GetCostAndUsageRequest) => {
        requests.push(input);
        const [service, stage] = [input.GroupBy?.[0]?.Key, input.GroupBy?.[1]?.Key];
        expect([service, stage]).toEqual(['SERVICE', 'Environment']);
        const Groups = Object.entries(cost).map(([value, Amount]) => ({
          Keys: ['AWS Lambda', `Environment$${value}`],
          Metrics: { UnblendedCost: { Amount, Unit: 'USD' } },
        }));
        return { ResultsByTime: [{ TimePeriod: { Start: '2026-11-01', End: '2026-11-02' }, Groups }] };
      },
    },
    'payer',
    FLEET,
  );
  const places: string[] = [];
  const asking: typeof services = {
    ...services,
    aws: (environment) => {
      places.push(`${environment.account} ${environment.region} ${environment.settings.roles.read}`);
      return services.aws(environment);
    },
  };
  await services.leadership.campaign(['111111111111', '222222222222']);
  for (const each of environments) await refresh(asking, each, bill);
  expect(new Set(places)).toEqual(new Set(['333333333333 us-east-1 arn:aws:iam::333333333333:role/bills']));
  expect(requests.map(({ Filter }) => Filter?.And?.slice(0, 3))).toMatchObject(
    ['shop', 'post'].map((project) => [
      { Tags: { Key: 'Project', Values: [project] } },
      { Tags: { Key: 'Environment', Values: ['dev', 'prod'] } },
      { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['111111111111', '222222222222'] } },
    ]),
  );
  for (const { key, name } of environments)
    expect(await getReading(web.db, key, 'bill')).toMatchObject({
      value: { months: [{ monthToDate: Number(cost[name]) }] },
    });
  await services.leadership.resign();
});
