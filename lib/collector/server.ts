import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { UnknownEnvironment } from '#lib/config/portal-config.ts';

/** What the private port answers. Each handler gets a request that showed the service token. */
export type Routes = {
  readonly read: (body: unknown) => Promise<unknown>;
  /** Streams until the response closes. */
  readonly tail: (query: URLSearchParams, response: ServerResponse) => Promise<void>;
  /** Undefined: ready; else why not. */
  readonly ready: () => Promise<string | undefined>;
};

export type PrivateServer = { readonly url: string; readonly close: () => Promise<void> };

/** A drawing with all that a large plan creates and lays over it. */
const MOST_BODY_BYTES = 1024 * 1024;

/** A request that its sender must change; the text is safe to show. */
export class BadRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadRequest';
  }
}

/** Listens on the host and port of `url`; port 0 takes a free one. */
export async function startServer(
  url: URL,
  token: string,
  routes: Routes,
  log: Logger,
): Promise<PrivateServer> {
  const server = createServer((request, response) => {
    answer(request, response, token, routes).catch((error: unknown) => {
      const [status, text] = statusOf(error);
      if (status === 500) log.error({ error: String(error), path: request.url }, 'request failed');
      if (response.headersSent) response.destroy();
      else json(response, status, { error: text });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(url.port), url.hostname, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${url.hostname}:${port}`, close: () => closeServer(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  routes: Routes,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://collector');
  const route = `${request.method} ${pathname}`;
  // Health endpoints say nothing that needs a secret; a load balancer has none.
  if (route === 'GET /live') return json(response, 200, { live: true });
  if (route === 'GET /ready') {
    const why = await routes.ready();
    return json(response, why ? 503 : 200, why ? { ready: false, why } : { ready: true });
  }
  if (!isAuthorised(request, token)) return json(response, 401, { error: 'service token missing or wrong' });
  if (route === 'POST /read') return json(response, 200, await routes.read(await bodyOf(request)));
  if (route === 'GET /tail') return routes.tail(searchParams, response);
  return json(response, 404, { error: 'no such path' });
}

/** Compares digests: neither the length nor the first wrong character shows in the time it takes. */
function isAuthorised({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new BadRequest('the body is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest('the body is no JSON');
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function statusOf(error: unknown): readonly [number, string] {
  if (error instanceof BadRequest) return [400, error.message];
  if (error instanceof UnknownEnvironment) return [404, error.message];
  return [500, 'the collector failed'];
}

/** Open streams would keep it waiting for ever: they end first. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
