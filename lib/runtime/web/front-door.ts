import type { IncomingMessage, ServerResponse } from 'node:http';
import { MOST_PUSH_BODY_BYTES } from '#lib/domain/membership/pushed.ts';
import { CLIENT_HEADER, markFrontDoor } from '#lib/identity/client.ts';
import { clientAddress, type TrustedProxies } from '#lib/identity/client-address.ts';
import { asksForNobody, type HeaderOf, provesOrigin } from '#lib/identity/same-origin.ts';
import { limitBody, MOST_BODY_BYTES } from './body-limit.ts';

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Door = {
  /** Where browsers reach the portal. */
  readonly url: URL;
  readonly trusted: TrustedProxies;
  /** Most bytes of a body. */
  readonly most?: number;
  /** Told of what an answer failed with; a request that was cut off fails too. */
  readonly failed: (error: unknown) => void;
};

/**
 * What every request passes before Next sees it, for here alone is the connection known: who sends it, whether a page of ours
 * sent what may change something, and how much it may send.
 */
export function frontDoor(
  { url, trusted, most, failed }: Door,
  next: Answering,
): (request: IncomingMessage, response: ServerResponse) => void {
  markFrontDoor();
  return (request, response) => {
    const { method = 'GET', headers } = request;
    const peer = request.socket.remoteAddress;
    const client = clientAddress(peer, one(headers['x-forwarded-for']), trusted);
    const byProxy = clientAddress(peer, '0.0.0.0', trusted) === '0.0.0.0';
    if (!byProxy) for (const name of FORWARDED) delete headers[name];
    headers['x-forwarded-for'] = client;
    headers[CLIENT_HEADER] = client;
    const elsewhere = otherNameOfThisMachine(request, url);
    if (elsewhere) {
      response.writeHead(307, { location: elsewhere }).end();
      return;
    }
    const header: HeaderOf = (name) => one(headers[name]);
    if (!provesOrigin(method, header, url.origin) && !asksForNobody(request.url ?? '', header))
      return refuse(request, response);
    // Next compares a server action's origin with this; it was compared above, with the address that is set.
    headers['x-forwarded-host'] = url.host;
    if (limitBody(request, response, most ?? mostBytesOf(request.url))) next(request, response).catch(failed);
  };
}

/** A state that a pipeline pushes is the one large thing that comes in. */
const mostBytesOf = (path: string | undefined): number =>
  path === '/api/ask/snapshot.push' ? MOST_PUSH_BODY_BYTES : MOST_BODY_BYTES;

/** What only a proxy may say. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-prefix',
  'x-real-ip',
];

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.join(', ');

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A page asked for by another of this machine's own names goes on under the one that its cookies and passkeys are for. */
function otherNameOfThisMachine({ method, headers, url: path }: IncomingMessage, url: URL) {
  // Next asks its own server for the page that an action leads to, with the new session's cookie: led to another name, it
  // would lose that.
  if (headers.rsc !== undefined) return undefined;
  const asked = `http://${headers.host ?? ''}`;
  if (method !== 'GET' || !LOOPBACK.test(url.hostname) || !URL.canParse(asked)) return undefined;
  const { hostname, port } = new URL(asked);
  const other = LOOPBACK.test(hostname) && hostname !== url.hostname && port === url.port;
  return other && path?.startsWith('/') ? `${url.origin}${path}` : undefined;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end('this was not sent by a page of the portal\n', () => request.destroy());
}
