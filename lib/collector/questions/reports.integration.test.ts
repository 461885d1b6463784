import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answers } from '#lib/aws/answering-clients.ts';
import { minus, minutes, seconds } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { ACCOUNT, collectorWith, NOW, STATE } from '../collector-in-test.ts';
import { readThrough } from '../read-through.ts';
import { refresh } from '../refresh.ts';
import { logGroups } from '../topics/log-groups.ts';
import { readReports } from './reports.ts';

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

const LINE =
  'REPORT RequestId: r-1\tDuration: 3 ms\tBilled Duration: 4 ms\tMemory Size: 256 MB\tMax Memory Used: 90 MB\tInit Duration: 312 ms';
const range = { from: minus(NOW, minutes(10)), to: NOW };

async function withLogs(name: string, filterLogEvents: (ask: never) => unknown) {
  const answers: Answers = {
    'logs:DescribeLogGroups': ({ logGroupNamePrefix }: { logGroupNamePrefix: string }) => ({
      logGroups: [{ logGroupName: logGroupNamePrefix }],
    }),
    'logs:FilterLogEvents': filterLogEvents,
  };
  const { services, environment, asked } = collectorWith(collector.db, answers, name);
  await services.leadership.campaign([ACCOUNT]);
  await putSnapshot(collector.db, 'hello/dev', 'terraform-state', 'infrastructure', {
    takenAt: NOW,
    digest: 'a',
    value: STATE,
  });
  await refresh(services, environment, logGroups);
  const ask = { environment: environment.key, range };
  const cached = readThrough(collector.db, services.clock);
  const calls = () => asked().filter((each) => each === 'logs:FilterLogEvents').length;
  const resign = () => services.leadership.resign();
  return { read: () => readReports(services, cached, ask), calls, resign };
}

it('says why no function could be read, and keeps that answer for nobody', async () => {
  const { read, calls, resign } = await withLogs('refused', () => {
    throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
  });
  expect(await read()).toMatchObject({ state: 'failed', failure: { kind: 'denied' } });
  await read();
  expect(calls()).toBe(2);
  await resign();
});

it('answers cold starts and memory once for all who ask', async () => {
  const at = minus(NOW, seconds(90));
  const { read, calls, resign } = await withLogs('reports', () => ({
    events: [{ eventId: 'e', logStreamName: 's', timestamp: at, ingestionTime: at, message: LINE }],
  }));
  const [first, second] = [await read(), await read()];
  expect(calls()).toBe(1);
  expect(second).toEqual(first);
  if (first.state !== 'ready') throw new Error(JSON.stringify(first));
  expect(first).toMatchObject({ missing: [], provisional: true, source: 'logs:FilterLogEvents' });
  expect(first.value.charts.map(({ id, label, series }) => [id, label, series[0]?.points[0]?.value])).toEqual(
    [
      ['lambda.cold-starts', 'hello', 1],
      ['lambda.init', 'hello', 312],
      ['lambda.memory', 'hello', 90],
    ],
  );
  expect(first.value.cut).toEqual([]);
  await resign();
});
