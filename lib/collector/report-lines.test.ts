import { expect, it } from 'vitest';
import { type Answers, answeringClients } from '#lib/aws/answering-clients.ts';
import { hours, instant, minus, minutes } from '#lib/domain/time.ts';
import { newestReports } from './report-lines.ts';

const NOW = instant(1_795_000_020_000);
const range = { from: minus(NOW, minutes(90)), to: NOW };
const calm = { clock: () => NOW, deadline: instant(NOW + 1) };

type Ask = { startTime: number; endTime: number; nextToken?: string };

const report = (at: number, usedMb = 90) => ({
  eventId: `e${at}`,
  logStreamName: 's',
  timestamp: at,
  ingestionTime: at,
  message: `REPORT RequestId: r-1 Duration: 3 ms Billed Duration: 4 ms Memory Size: 128 MB Max Memory Used: ${usedMb} MB`,
});

const read = (answer: (ask: Ask) => unknown, bounds: Partial<typeof calm> = {}) => {
  const { aws, asked } = answeringClients({ 'logs:FilterLogEvents': answer } as Answers);
  return newestReports(aws, '/aws/lambda/items-dev-api', range, { ...calm, ...bounds }).then((found) => ({
    ...found,
    calls: asked().length,
  }));
};

it('reads the whole range backwards, in steps that double, and only whole reports', async () => {
  const spans: number[] = [];
  const found = await read(({ startTime, endTime }) => {
    spans.push((endTime + 1 - startTime) / 60_000);
    return { events: [report(startTime), { ...report(startTime), message: 'REPORT RequestId: half' }] };
  });
  expect(spans).toEqual([15, 30, 45]);
  expect(found).toMatchObject({ from: range.from, reports: [{ usedMb: 90 }, {}, {}] });
  expect(found.reports).toHaveLength(3);
  expect(found).not.toHaveProperty('failure');
});

it('says from when it knows when there are too many lines, and keeps none of the step that it cut', async () => {
  const page = (from: number) => Array.from({ length: 9_000 }, () => report(from));
  const found = await read(({ startTime }) =>
    startTime >= minus(NOW, minutes(15))
      ? { events: [report(startTime)] }
      : { events: page(startTime), nextToken: 'more' },
  );
  expect(found).toMatchObject({ from: minus(NOW, minutes(15)) });
  expect(found.reports).toHaveLength(1);
  expect(found.calls).toBe(4);
});

it('stops at its deadline, with what it has', async () => {
  const found = await read(() => ({ events: [] }), { deadline: minus(NOW, hours(1)) });
  expect(found).toMatchObject({ from: minus(NOW, minutes(15)), reports: [], calls: 1 });
});

it('says why it went no further back when AWS refuses, and keeps what it read before', async () => {
  const found = await read(({ startTime }) => {
    if (startTime >= minus(NOW, minutes(15))) return { events: [report(startTime)] };
    throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
  });
  expect(found).toMatchObject({ failure: { kind: 'throttled' }, from: minus(NOW, minutes(15)) });
  expect(found.reports).toHaveLength(1);
});
