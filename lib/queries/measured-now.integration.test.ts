import { afterAll, beforeAll, expect, it } from 'vitest';
import { configOf } from '#lib/config/source-in-test.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { unasked } from './collector-in-test.ts';
import { measuredNow } from './measured-now.ts';

const stage = (name: string) =>
  `      ${name}: { account: '000000000000', region: ap-northeast-1, roles: { read: 'arn:aws:iam::000000000000:role/read' }, watch: { stacks: [x] } }`;
const config = configOf(
  `version: 2
repositories: { shop: . }
defaultSystem: shop
access: [{ group: all, role: admin, on: '*' }]
metrics: { monthlyUsd: 40 }
systems:
  shop:
    title: Shop
    environments:
${['dev', 'staging', 'prod', 'spare'].map(stage).join('\n')}
`,
);
let server: EmbeddedDatabase;
let web: Database;
let collector: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 2);
  collector = openDatabase(server.urls.collector, 'test collector', 2);
});
afterAll(async () => {
  await Promise.all([web?.close(), collector?.close()]);
  await server?.stop();
});

it('counts what is measured of all environments; who was not read yet is taken to be like the others', async () => {
  const services = {
    ...{ db: web.db, clock: () => instant(Date.now()), collector: unasked },
    config,
  };
  const asked = () =>
    measuredNow.ask(
      services,
      { id: 'a', name: 'a', grants: [{ role: 'admin', on: '*' }], via: 'session' },
      {},
    );
  expect(await asked()).toEqual({ monthlyUsd: 40, metrics: 0 });

  const now = instant(Date.now());
  const vital = (kind: 'function' | 'table' | 'queue', resource: string) => ({
    kind,
    resource,
    label: resource,
  });
  const read = ready(
    { windowMinutes: 5, vitals: [vital('function', 'f'), vital('table', 't'), vital('queue', 'q')] },
    { asOf: now, freshFor: minutes(3), source: 'cloudwatch:GetMetricData' },
  );
  await putReading(collector.db, 'shop/dev', 'vitals', read);
  // The last value of a reading that fails now counts: it is asked for again.
  const failed = failedAfter(read, { kind: 'throttled', api: 'cloudwatch:GetMetricData' }, now);
  await putReading(collector.db, 'shop/staging', 'vitals', failed);
  expect(await asked()).toEqual({ monthlyUsd: 40, metrics: 4 * 5 });
});
