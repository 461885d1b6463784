import { setTimeout as pause } from 'node:timers/promises';
import { openLogWriter } from '../demo/log-writer.ts';
import { signIn } from '../demo/portal-client.ts';
import { installAwslogs, watchWithAwslogs } from './tail/awslogs.ts';
import { benchDemo, ENVIRONMENT, GROUPS } from './tail/demo.ts';
import { measurePipeline } from './tail/pipeline.ts';
import { type Batch, figureOf, type Watcher, type Written, watchBytes, watcher } from './tail/watcher.ts';

const ROUNDS = 80;
/** The rarest sweep that a line of this bench needs comes each five minutes. */
const LATE_WAIT_MS = 330_000;
const WARM_UP_MS = 8_000;
const MINUTE = 60_000;

/**
 * Milliseconds from CloudWatch's answer to `PutLogEvents` to the line in a browser's stream, beside `awslogs get --watch`
 * on the same four groups in the same run: on time, equal and of one millisecond, 90 s and 20 minutes late; and which
 * of them each lost or showed more often. Needs a running demo.
 */
export async function benchTail(): Promise<void> {
  const demo = benchDemo();
  const added = await measurePipeline();
  console.log(JSON.stringify({ bench: 'tail', what: 'added by the collector after a read', ...added }));
  const writer = await openLogWriter(demo, GROUPS);
  const ours = watcher();
  const theirs = peer();
  const leave = new AbortController();
  const client = await signIn(demo.portal, 'viewer');
  const body = await client.stream(`/api/tail?environment=${ENVIRONMENT}`, leave.signal);
  watchBytes(body, ours, '\n').catch(() => undefined);
  const endPeer = theirs && watchWithAwslogs(theirs.program, demo, GROUPS, theirs.watcher);
  await pause(WARM_UP_MS);

  const written: Written[] = [];
  for (const batch of batches()) {
    const { group, text, copies, lateMs } = batch;
    const takenAt = await writer.write(
      group,
      Array.from({ length: copies }, () => text),
      lateMs,
    );
    written.push({ ...batch, takenAt });
    // Uneven, so that no watcher's own beat is met or missed each time.
    await pause(300 + Math.random() * 1_000);
  }
  const isMissing = (by: Watcher) => written.some(({ text, copies }) => by.countOf(text) < copies);
  const deadline = performance.now() + LATE_WAIT_MS;
  while (performance.now() < deadline && isMissing(ours)) await pause(1_000);
  await pause(2_000);
  leave.abort();
  endPeer?.();
  writer.close();
  report('yagura', written, ours);
  if (!theirs) return;
  report('awslogs', written, theirs.watcher);
  const p50 = (by: Watcher) => figureOf(onTime(written), by).p50Ms;
  const ratio = Math.round((p50(ours) / p50(theirs.watcher)) * 100) / 100;
  console.log(
    JSON.stringify({ bench: 'tail', groups: GROUPS.length, ratio, of: 'p50 of yagura to awslogs' }),
  );
}

function peer(): { readonly program: string; readonly watcher: Watcher } | undefined {
  try {
    return { program: installAwslogs(), watcher: watcher() };
  } catch (error) {
    console.error(`no peer in this run: awslogs could not be installed: ${String(error)}`);
    return undefined;
  }
}

/** Late ones first: they take longest to be found. */
function* batches(): Iterable<Batch> {
  const run = Date.now().toString(36);
  let number = 0;
  const batch = (group: string, copies: number, lateMs: number): Batch => {
    number += 1;
    return { group, copies, lateMs, text: `bench-${run}-${number}` };
  };
  for (const group of GROUPS) yield batch(group, 1, 20 * MINUTE);
  for (let round = 0; round < ROUNDS; round += 1) {
    const group = GROUPS[round % GROUPS.length] ?? GROUPS[0];
    // Each fifth one is three lines of one text and one millisecond, each tenth a late one.
    yield batch(group, round % 5 === 4 ? 3 : 1, round % 10 === 9 ? 1.5 * MINUTE : 0);
  }
}

const onTime = (written: readonly Written[]) => written.filter(({ lateMs }) => lateMs === 0);

function report(who: string, written: readonly Written[], by: Watcher): void {
  const late = written.filter(({ lateMs }) => lateMs > 0);
  for (const [what, lines] of Object.entries({ 'on time': onTime(written), late })) {
    console.log(JSON.stringify({ bench: 'tail', who, what, ...figureOf(lines, by) }));
  }
}
