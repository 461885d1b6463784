import { randomUUID } from 'node:crypto';
import type { Portal } from '#lib/cli/context.ts';
import { environmentNamed } from '#lib/cli/environment.ts';
import type { Output } from '#lib/cli/output.ts';
import { collectorClient } from '#lib/collector/client.ts';
import { databaseUrl, type Env, required } from '#lib/config/env.ts';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import { configFromFile } from '#lib/config/source.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import { tailEvents } from '#lib/domain/logs/tail-wire.ts';
import { instant } from '#lib/domain/time.ts';
import type { Notice } from '#lib/domain/topics.ts';
import { demoCaller, rememberDemoAccount } from '#lib/identity/demo-caller.ts';
import { callerByToken } from '#lib/identity/tokens.ts';
import { readiness } from '#lib/queries/readiness.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import { type Db, openDatabase } from '#lib/store/db.ts';
import { listen } from '#lib/store/notify.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { tail } from '#lib/streams/tail.ts';

type Options = { readonly out: Output; readonly as?: string };

/** A portal whose database this machine reaches: its operations run in this process, under the rights of web. */
export async function openLocalPortal(
  env: Env,
  token: string | undefined,
  { out, as }: Options,
  signal: AbortSignal,
): Promise<{ readonly portal: Portal; readonly close: () => Promise<void> }> {
  const url = databaseUrl(env, 'web');
  const config = configFromFile(env.YAGURA_CONFIG);
  const clock = () => instant(Date.now());
  const database = openDatabase(url, 'yagura cli', 2);
  const boss = await openBoss(url, 'yagura cli', (error) => out.progress(`queue: ${error.message}`));
  const heard = new Set<(notice?: Notice) => void>();
  const tell = (notice?: Notice) => {
    for (const each of [...heard]) each(notice);
  };
  const listener = listen(url, tell, () => tell());
  const close = async () => {
    await listener.close();
    await boss.stop({ graceful: false });
    await database.close();
  };
  try {
    const services: RemoteServices = {
      db: database.db,
      config,
      clock,
      ids: randomUUID,
      queue: runQueue(boss),
      collector: collectorClient(env.YAGURA_COLLECTOR_URL, required(env, 'YAGURA_SERVICE_TOKEN'), clock),
    };
    const caller = await callerOf(env, database.db, config.current(), token, as);
    const portal: Portal = {
      ask: (operation, args) => operation.ask(services, caller, args),
      tail: async (environment, groups) =>
        eventsOf(await tail.ask(services, caller, { environment, groups, signal })),
      environment: async (name) => environmentNamed(config.current(), name),
      readiness: () => readiness(services),
      nextNotice: (topics, atMostMs) => nextNotice(heard, topics, atMostMs, signal),
    };
    return { portal, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function callerOf(
  env: Env,
  db: Db,
  config: PortalConfig,
  token: string | undefined,
  as: string | undefined,
): Promise<Caller> {
  if (token) {
    const found = await callerByToken(db, config, token);
    if (!found) throw new Error('YAGURA_TOKEN is unknown, expired or revoked: make a new one');
    return found;
  }
  if (!env.demoSignIn)
    throw new Error(
      `no caller: set YAGURA_TOKEN to an API token (Settings → API tokens), or sign in: npm run portal -- login --portal ${env.YAGURA_URL}, and name the portal with --portal`,
    );
  await rememberDemoAccount(db, as ?? 'admin');
  return demoCaller(config, as ?? 'admin', instant(Date.now()));
}

function nextNotice(
  heard: Set<(notice?: Notice) => void>,
  topics: readonly Notice['topic'][],
  atMostMs: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      heard.delete(hear);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const hear = (notice?: Notice) => {
      if (!notice || topics.includes(notice.topic)) done();
    };
    const timer = setTimeout(done, atMostMs);
    heard.add(hear);
    signal.addEventListener('abort', done);
  });
}

/** A terminal on this machine has no place to come back to: it needs no ids. */
async function* eventsOf(bytes: AsyncIterable<Uint8Array>): AsyncIterable<TailEvent> {
  for await (const { event } of tailEvents(bytes)) yield event;
}
