import { setTimeout as pause } from 'node:timers/promises';
import { type LogWriter, openLogWriter } from '../demo/log-writer.ts';
import { type PortalClient, signIn } from '../demo/portal-client.ts';
import { type BenchDemo, benchDemo, ENVIRONMENT, GROUPS, memoryOf } from './tail/demo.ts';
import { percentile, type Watcher, type Written, watchBytes, watcher } from './tail/watcher.ts';

const VIEWERS = 500;
const LINES = 60;
const WAIT_MS = 20_000;
/** Streams that are opened at once. */
const AT_ONCE = 20;

/**
 * 500 viewers of one environment against one: what is added to the time until a line is there, what is lost or comes
 * twice, and the memory of web. Needs a running demo.
 */
export async function benchViewers(): Promise<void> {
  const demo = benchDemo();
  const writer = await openLogWriter(demo, GROUPS);
  const client = await signIn(demo.portal, 'viewer');
  const before = memoryOf(demo.webPid);
  const [one, many] = [await measure(demo, client, writer, 1), await measure(demo, client, writer, VIEWERS)];
  writer.close();
  console.log(JSON.stringify({ bench: 'viewers', webMiBBefore: before, ...one }));
  console.log(JSON.stringify({ bench: 'viewers', ...many }));
  console.log(JSON.stringify({ bench: 'viewers', addedP99Ms: many.p99Ms - one.p99Ms, webMiB: many.webMiB }));
}

async function measure(demo: BenchDemo, client: PortalClient, writer: LogWriter, count: number) {
  const leave = new AbortController();
  const watchers: Watcher[] = [];
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    const some = Math.min(AT_ONCE, count - opened);
    const made = await Promise.all(Array.from({ length: some }, () => open(client, leave.signal)));
    watchers.push(...made);
  }
  await pause(3_000);
  let webMiB = memoryOf(demo.webPid);
  const written: Written[] = [];
  const run = Date.now().toString(36);
  for (let line = 0; line < LINES; line += 1) {
    const batch = {
      group: GROUPS[line % 2] ?? GROUPS[0],
      text: `bench-${run}-${line}`,
      copies: 1,
      lateMs: 0,
    };
    written.push({ ...batch, takenAt: await writer.write(batch.group, [batch.text]) });
    webMiB = Math.max(webMiB, memoryOf(demo.webPid));
    await pause(200 + Math.random() * 200);
  }
  const isMissing = () => watchers.some((by) => written.some(({ text }) => by.countOf(text) === 0));
  const deadline = performance.now() + WAIT_MS;
  while (performance.now() < deadline && isMissing()) await pause(500);
  webMiB = Math.max(webMiB, memoryOf(demo.webPid));
  leave.abort();
  const delays = watchers
    .flatMap((by) =>
      written.flatMap(({ text, takenAt }) =>
        by
          .timesOf(text)
          .slice(0, 1)
          .map((at) => at - takenAt),
      ),
    )
    .sort((a, b) => a - b);
  const times = watchers.flatMap((by) => written.map(({ text }) => by.countOf(text)));
  return {
    viewers: count,
    deliveries: delays.length,
    lost: times.filter((each) => each === 0).length,
    twice: times.filter((each) => each > 1).length,
    p50Ms: percentile(delays, 0.5),
    p99Ms: percentile(delays, 0.99),
    webMiB,
  };
}

async function open(client: PortalClient, signal: AbortSignal): Promise<Watcher> {
  const by = watcher();
  const body = await client.stream(`/api/tail?environment=${ENVIRONMENT}`, signal);
  watchBytes(body, by, '\n').catch(() => undefined);
  return by;
}
