import { randomUUID } from 'node:crypto';
import pino, { type Logger } from 'pino';
import { type CollectorClient, collectorClient } from '#lib/collector/client.ts';
import type { CommandServices } from '#lib/commands/define.ts';
import { databaseUrl, type Env, loadEnv, required } from '#lib/config/env.ts';
import { type ConfigSource, configFromFile } from '#lib/config/source.ts';
import { instant } from '#lib/domain/time.ts';
import { type Auth, createAuth } from '#lib/identity/auth.ts';
import { type SignInLimit, signInLimit } from '#lib/identity/sign-in-limit.ts';
import type { QueryServices } from '#lib/queries/define.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { listen } from '#lib/store/notify.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { allReadSince } from '#lib/store/readings.ts';
import { type NoticeHub, noticeHub } from './notice-hub.ts';
import { type StreamRegistry, streamRegistry } from './stream-registry.ts';
import { authSettings } from './web/auth-settings.ts';
import { buildId } from './web/build-id.ts';
import { demoGuideAt } from './web/demo-guide.ts';
import { otherFiles } from './web/other-files.ts';
import { ANSWER_WITHIN_MS, type PortalWatch, portalWatch } from './web/portal-watch.ts';

/** Everything that web's pages, handlers and streams may use. */
export type WebServices = QueryServices &
  CommandServices & {
    readonly env: Env;
    readonly auth: Auth;
    readonly log: Logger;
    readonly notices: NoticeHub;
    /** How often forges may call. */
    readonly hookLimit: SignInLimit;
    readonly portal: PortalWatch;
    /** Which build this process serves: an open page may be of another. */
    readonly build: string;
    readonly streams: StreamRegistry;
    readonly collector: CollectorClient;
    readonly config: ConfigSource;
  };

/** So late a silence is noticed at most, after its three intervals. */
const LOOK_MS = 3_000;

const KEY = Symbol.for('yagura.web');
type Holder = { [KEY]?: Promise<WebServices> };

/**
 * One set a process: Next gives pages, handlers and instrumentation separate instances of a module, so it hangs
 * on `globalThis`. Built at the first call, never at import.
 */
export function web(): Promise<WebServices> {
  const holder = globalThis as Holder;
  holder[KEY] ??= build().catch((error) => {
    delete holder[KEY];
    throw error;
  });
  return holder[KEY];
}

async function build(): Promise<WebServices> {
  const env = loadEnv();
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'web' } });
  const clock = () => instant(Date.now());
  const config = configFromFile(env.YAGURA_CONFIG);
  const url = databaseUrl(env, 'web');
  const database = openDatabase(url, 'yagura web', 10);
  // Pages that use all the connections there are make each other wait, and are no loss of PostgreSQL.
  const signs = openDatabase(url, 'yagura web signs', 1);
  const boss = await openBoss(url, 'yagura web', (error) => log.error({ error: error.message }, 'queue'));
  const notices = noticeHub();
  const listener = listen(url, notices.publish, notices.resumed);
  const streams = streamRegistry();
  const portal = portalWatch({
    ask: () => presences(signs.db),
    clock,
    everyMs: LOOK_MS,
    answerWithinMs: ANSWER_WITHIN_MS,
    databaseBack: notices.resumed,
    otherFiles: () => otherFiles(signs.db, config, clock),
    readAgain: async (since) => allReadSince(signs.db, [...config.current().environments.keys()], since),
    trouble: (error) => log.warn({ error: String(error) }, 'what is known of the other processes'),
  });
  const services: WebServices = {
    env,
    log,
    db: database.db,
    config,
    clock,
    ids: randomUUID,
    queue: runQueue(boss),
    collector: collectorClient(env.YAGURA_COLLECTOR_URL, required(env, 'YAGURA_SERVICE_TOKEN'), clock),
    auth: createAuth(database.db, authSettings(env, log)),
    notices,
    hookLimit: signInLimit(clock),
    portal,
    build: buildId(process.cwd()),
    streams,
    ...(env.demoSignIn && env.YAGURA_DEMO_GUIDE_URL
      ? { guide: demoGuideAt(env.YAGURA_DEMO_GUIDE_URL, required(env, 'YAGURA_SERVICE_TOKEN')) }
      : {}),
  };
  process.once('SIGTERM', () => {
    shutDown(
      services,
      [database, signs],
      [listener.close, async () => portal.stop(), () => boss.stop({ graceful: false })],
    ).catch((error) => log.error({ error: String(error) }, 'closing'));
  });
  return services;
}

/** Open streams keep web alive after SIGTERM: they end first. */
async function shutDown(
  services: WebServices,
  databases: readonly Database[],
  closers: readonly (() => Promise<void>)[],
): Promise<void> {
  services.streams.closeAll();
  const results = await Promise.allSettled(closers.map((close) => close()));
  for (const each of results)
    if (each.status === 'rejected') services.log.error({ error: String(each.reason) }, 'closing');
  await Promise.all(databases.map((each) => each.close()));
}
