import { createServer, type Server } from 'node:http';
import pino, { type Logger } from 'pino';
import { databaseUrl, type Env, loadEnv, productionUnlessSaid } from '#lib/config/env.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import { trustedProxies } from '#lib/identity/client-address.ts';
import { openDatabase } from '#lib/store/db.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { stopSignal } from '../stop-signal.ts';
import { frontDoor } from './front-door.ts';
import { nextHandler } from './next-handler.ts';
import { outageDoor } from './outage-door.ts';
import { ANSWER_WITHIN_MS, type PortalWatch, portalWatch } from './portal-watch.ts';
import { smallFiles } from './small-files.ts';

type Where = { readonly dir: string; readonly hostname: string | undefined; readonly port: number };

/** Runs web until SIGTERM or SIGINT. The port is open at once, and answers as soon as Next is ready. */
export async function serveWeb({ dir, hostname, port }: Where): Promise<void> {
  productionUnlessSaid();
  const env = loadEnv();
  const url = new URL(env.YAGURA_URL);
  const next = await nextHandler(dir, hostname ?? 'localhost', port);
  const trusted = trustedProxies(env.YAGURA_TRUSTED_PROXIES);
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'web' } });
  const watched = watchDatabase(env, log);
  const uncompressed = (error: unknown) => log.warn({ error: String(error) }, 'a file of the build');
  const answer = outageDoor(
    () => watched.portal.asOf(seconds(1)),
    smallFiles(next.files, uncompressed, next.answer),
  );
  const door = { url, trusted, failed: (error: unknown) => log.warn({ error: String(error) }, 'no answer') };
  const server = createServer(frontDoor(door, answer));
  // Whoever asks before it sends a body hears a refusal instead of being told to go on.
  server.on(
    'checkContinue',
    frontDoor(door, (request, response) => {
      response.writeContinue();
      return answer(request, response);
    }),
  );
  await listening(server, port, hostname);
  log.info({ url: env.YAGURA_URL, port }, 'web started');
  const signal = await stopSignal();
  await new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeIdleConnections();
  });
  await next.close();
  await watched.close();
  // As a shell says it of a process that a signal ended.
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/** Of the door's own: Next's pages have copies of every module, and what one copy throws the other does not know. */
function watchDatabase(
  env: Env,
  log: Logger,
): { readonly portal: PortalWatch; readonly close: () => Promise<void> } {
  const { db, close } = openDatabase(databaseUrl(env, 'web'), 'yagura web door', 1);
  const clock = () => instant(Date.now());
  const portal = portalWatch({
    ask: () => presences(db),
    clock,
    answerWithinMs: ANSWER_WITHIN_MS,
    trouble: (error) => log.warn({ error: String(error) }, 'the door asks PostgreSQL'),
  });
  return { portal, close };
}

const listening = (server: Server, port: number, hostname: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(hostname ? { host: hostname } : {}) }, () => resolve());
  });
