import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CollectorClient, collectorClient } from '#lib/collector/client.ts';
import { loadEnv, required } from '#lib/config/env.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { tailEvents } from '#lib/domain/logs/tail-wire.ts';
import { instant } from '#lib/domain/time.ts';
import { callPublic } from '../demo/public-endpoint.ts';
import { readRunning } from '../demo/running.ts';
import { repoRoot } from '../toolchain.ts';

const ENVIRONMENT = 'items/dev';
const ROUNDS = 20;
const WAIT_MS = 30_000;
/** What `aws logs tail --follow` does. */
const POLL_MS = 5_000;

type Watcher = { readonly seen: Map<string, number>; duplicates: number };

/**
 * Milliseconds from an API call's answer to its line in the live tail, beside a five-second poll from the newest timestamp,
 * both watching the same calls. Needs a running demo.
 */
export async function benchTail(): Promise<void> {
  const { environment, items } = runningDemo();
  const env = loadEnv(environment);
  const clock = () => instant(Date.now());
  const collector = collectorClient(env.YAGURA_COLLECTOR_URL, required(env, 'YAGURA_SERVICE_TOKEN'), clock);
  const abort = new AbortController();
  const tail: Watcher = { seen: new Map(), duplicates: 0 };
  const poll: Watcher = { seen: new Map(), duplicates: 0 };
  const following = Promise.allSettled([
    follow(collector, tail, abort.signal),
    pollAgain(collector, poll, abort.signal),
  ]);

  const answered = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const marker = `bench-${Date.now()}`;
    await callPublic(required(env, 'awsEndpoint'), `${items}/items/${marker}`);
    answered.set(marker, performance.now());
    await pause(1_000);
  }
  const deadline = performance.now() + WAIT_MS;
  const missing = (watcher: Watcher) => [...answered.keys()].filter((id) => !watcher.seen.has(id));
  while (performance.now() < deadline && (missing(tail).length > 0 || missing(poll).length > 0))
    await pause(200);
  abort.abort();
  await following;

  const figures = { yagura: figureOf(tail, answered), 'five-second poll': figureOf(poll, answered) };
  for (const [who, figure] of Object.entries(figures))
    console.log(JSON.stringify({ bench: 'tail', who, ...figure }));
  console.log(
    JSON.stringify({ bench: 'tail', ratio: figures['five-second poll'].p50Ms / figures.yagura.p50Ms }),
  );
}

function runningDemo(): { environment: Readonly<Record<string, string>>; items: string } {
  const { environment, addresses } = readRunning(join(repoRoot, '.yagura/demo'));
  const items = addresses?.[ENVIRONMENT];
  if (!items) throw new Error('the demo is still deploying: wait until it says that all is deployed');
  return { environment, items };
}

async function follow(collector: CollectorClient, watcher: Watcher, signal: AbortSignal): Promise<void> {
  const body = await collector.tail({ environment: ENVIRONMENT, groups: ['api'] }, signal);
  for await (const { event } of tailEvents(body)) {
    if (event.kind === 'line') note(watcher, [event.line]);
  }
}

async function pollAgain(collector: CollectorClient, watcher: Watcher, signal: AbortSignal): Promise<void> {
  let from = instant(Date.now());
  while (!signal.aborted) {
    const range = { from, to: instant(Date.now()) };
    const reading = await collector.read('logs', {
      environment: ENVIRONMENT,
      groups: ['api'],
      range,
      limit: 1_000,
    });
    if (reading.state === 'ready') {
      note(watcher, reading.value.lines);
      from = instant(Math.max(from, ...reading.value.lines.map((each) => each.at)));
    }
    await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The function logs the path of every call, so each call is known by its own line. */
function note(watcher: Watcher, lines: readonly LogLine[]): void {
  for (const line of lines) {
    const marker = /bench-\d+/.exec(JSON.stringify(line.fields ?? line.message))?.[0];
    if (!marker) continue;
    if (watcher.seen.has(marker)) watcher.duplicates += 1;
    else watcher.seen.set(marker, performance.now());
  }
}

function figureOf(watcher: Watcher, answered: ReadonlyMap<string, number>) {
  const delays = [...answered]
    .flatMap(([id, at]) => (watcher.seen.has(id) ? [(watcher.seen.get(id) ?? at) - at] : []))
    .sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? NaN);
  return {
    calls: answered.size,
    seen: delays.length,
    lost: answered.size - delays.length,
    duplicates: watcher.duplicates,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  };
}
