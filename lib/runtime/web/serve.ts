import { createServer, type Server } from 'node:http';
import pino from 'pino';
import { loadEnv, productionUnlessSaid } from '#lib/config/env.ts';
import { trustedProxies } from '#lib/identity/client-address.ts';
import { frontDoor } from './front-door.ts';
import { nextHandler } from './next-handler.ts';

type Where = { readonly dir: string; readonly hostname: string | undefined; readonly port: number };

/** Runs web until SIGTERM or SIGINT. The port is open at once, and answers as soon as Next is ready. */
export async function serveWeb({ dir, hostname, port }: Where): Promise<void> {
  productionUnlessSaid();
  const env = loadEnv();
  const url = new URL(env.YAGURA_URL);
  const next = await nextHandler(dir, hostname ?? 'localhost', port);
  const trusted = trustedProxies(env.YAGURA_TRUSTED_PROXIES);
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'web' } });
  const door = { url, trusted, failed: (error: unknown) => log.warn({ error: String(error) }, 'no answer') };
  const server = createServer(frontDoor(door, next.answer));
  // Whoever asks before it sends a body hears a refusal instead of being told to go on.
  server.on(
    'checkContinue',
    frontDoor(door, (request, response) => {
      response.writeContinue();
      return next.answer(request, response);
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
  // As a shell says it of a process that a signal ended.
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

const listening = (server: Server, port: number, hostname: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(hostname ? { host: hostname } : {}) }, () => resolve());
  });

const stopSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
