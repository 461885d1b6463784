import { hostname } from 'node:os';
import pino, { type Logger } from 'pino';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { declaredSystems } from '#lib/collector/declared.ts';
import { hubs } from '#lib/collector/hub/hubs.ts';
import { leadership } from '#lib/collector/leadership.ts';
import { collectorRoutes } from '#lib/collector/routes.ts';
import { scenes } from '#lib/collector/scenes.ts';
import { startServer } from '#lib/collector/server.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import { watches } from '#lib/collector/watches.ts';
import { databaseUrl, type Env, loadEnv, required } from '#lib/config/env.ts';
import { configFromFile } from '#lib/config/source.ts';
import { type Clock, instant } from '#lib/domain/time.ts';
import { forgeOutbox } from '#lib/forge/posts/outbox.ts';
import { outbox } from '#lib/outbound/outbox.ts';
import { openDatabase } from '#lib/store/db.ts';
import { leaveHeartbeat } from '#lib/store/heartbeats.ts';
import { listen } from '#lib/store/notify.ts';
import { flushCalls, startChores } from './collector/chores.ts';
import { readClients } from './collector/clients.ts';
import { packageVersion } from './package-version.ts';
import { stopSignal } from './stop-signal.ts';

type RunningCollector = { readonly url: string; readonly stop: () => Promise<void> };

/** Runs a collector until SIGTERM or SIGINT. */
export async function runCollector(): Promise<void> {
  const env = loadEnv();
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'collector' } });
  const collector = await startCollector(env, log);
  await stopSignal();
  log.info('stopping');
  await collector.stop();
}

/** Starts everything; `stop` ends what is open first, then gives the leases back. */
async function startCollector(env: Env, log: Logger): Promise<RunningCollector> {
  const clock: Clock = () => instant(Date.now());
  const url = databaseUrl(env, 'collector');
  const database = openDatabase(url, 'yagura collector', 10);
  const { db } = database;
  const instance = { name: `collector:${hostname()}:${process.pid}`, version: packageVersion() };
  const budget = createBudget(clock);
  const reading: Omit<CollectorServices, 'scenes'> = {
    db,
    config: configFromFile(env.YAGURA_CONFIG),
    clock,
    log,
    aws: readClients(budget, clock),
    look: (target) => awsClients(target, budget, clock),
    hcp: { fetch, secretNamed: env.secretNamed },
    leadership: leadership(db, instance.name),
    declared: declaredSystems(db),
  };
  const services: CollectorServices = { ...reading, scenes: scenes(reading) };
  const watched = watches(services);
  const tails = hubs(clock);
  const routes = collectorRoutes(services, tails);
  const token = required(env, 'YAGURA_SERVICE_TOKEN');
  const server = await startServer(new URL(env.YAGURA_COLLECTOR_URL), token, routes, log);
  const { secretNamed, YAGURA_URL: portal } = env;
  const telling = { db, config: services.config, clock, log, secretNamed, portal };
  const outgoing = outbox(telling);
  const forges = forgeOutbox(telling);
  const chores = startChores(services, watched, budget, outgoing, forges, instance);
  const listener = listen(url, watched.hear, watched.refreshAll);
  log.info({ instance: instance.name, url: server.url }, 'collector started');
  return {
    url: server.url,
    async stop() {
      tails.stop();
      await server.close();
      await listener.close();
      await Promise.all(chores.map((each) => each.stop()));
      await outgoing.stop();
      await forges.stop();
      await watched.stop();
      await services.scenes.close();
      await flushCalls(db, budget);
      await services.leadership.resign();
      await leaveHeartbeat(db, instance.name);
      await database.close();
    },
  };
}
