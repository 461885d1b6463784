import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { CliContext } from '#lib/cli/context.ts';
import type { Output } from '#lib/cli/output.ts';
import { collectorClient } from '#lib/collector/client.ts';
import { databaseUrl, type Env, loadEnv, required } from '#lib/config/env.ts';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import { configFromFile } from '#lib/config/source.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { instant } from '#lib/domain/time.ts';
import type { Notice } from '#lib/domain/topics.ts';
import { demoCaller } from '#lib/identity/demo-caller.ts';
import { callerByToken } from '#lib/identity/tokens.ts';
import { type Db, openDatabase } from '#lib/store/db.ts';
import { listen } from '#lib/store/notify.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';

/** Where a running demo says how to reach it; only this user may read the file. */
export const DEMO_FILE = '.yagura/demo/running.json';

/** Settings from the environment, or from the demo that runs in this clone when there is no database in it. */
export function cliEnv(): Env {
  const own = loadEnv();
  if (own.DATABASE_URL || own.DATABASE_URL_WEB || !existsSync(DEMO_FILE)) return own;
  const { environment } = JSON.parse(readFileSync(DEMO_FILE, 'utf8')) as {
    environment: Record<string, string>;
  };
  return loadEnv(environment);
}

export type CliOptions = {
  readonly out: Output;
  /** Demo account to act as; refused elsewhere. */
  readonly as?: string;
};

/** Opens what a command needs, runs it, and closes it again. */
export async function withPortal<T>(
  options: CliOptions,
  run: (context: CliContext) => Promise<T>,
): Promise<T> {
  const env = cliEnv();
  const url = databaseUrl(env, 'web');
  const config = configFromFile(env.YAGURA_CONFIG);
  const clock = () => instant(Date.now());
  const database = openDatabase(url, 'yagura cli', 2);
  const boss = await openBoss(url, 'yagura cli', (error) => options.out.progress(`queue: ${error.message}`));
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once('SIGINT', interrupt);
  const heard = new Set<(notice?: Notice) => void>();
  const tell = (notice?: Notice) => {
    for (const each of [...heard]) each(notice);
  };
  const listener = listen(url, tell, () => tell());
  try {
    return await run({
      services: {
        db: database.db,
        config,
        clock,
        ids: randomUUID,
        queue: runQueue(boss),
        collector: collectorClient(env.YAGURA_COLLECTOR_URL, required(env, 'YAGURA_SERVICE_TOKEN'), clock),
      },
      caller: await callerOf(env, database.db, config.current(), options),
      out: options.out,
      signal: abort.signal,
      nextNotice: (topics, atMostMs) => nextNotice(heard, topics, atMostMs, abort.signal),
    });
  } finally {
    process.off('SIGINT', interrupt);
    await listener.close();
    await boss.stop({ graceful: false });
    await database.close();
  }
}

async function callerOf(env: Env, db: Db, config: PortalConfig, { as }: CliOptions): Promise<Caller> {
  const token = loadEnv().YAGURA_TOKEN;
  if (token) {
    const found = await callerByToken(db, config, token);
    if (!found) throw new Error('YAGURA_TOKEN is unknown, expired or revoked: make a new one');
    return found;
  }
  if (!env.demoSignIn) throw new Error('no caller: set YAGURA_TOKEN to an API token of the portal');
  return demoCaller(config, as ?? 'admin');
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
