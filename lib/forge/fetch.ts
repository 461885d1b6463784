import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { type Resolve, targetOf } from '#lib/outbound/target.ts';

export type Ways = {
  readonly resolve: Resolve;
  /** Hosts of `forge.allow`. */
  readonly allow: readonly string[];
  readonly withinMs: number;
};

/** A page of a hundred comments of 64 KiB, and more. */
const MOST_ANSWER_BYTES = 8_388_608;

/** Nobody was asked, or no answer came: what an answer itself says is no such failure. */
export class NotReached extends Error {
  readonly why: Reason;
  constructor(why: Reason) {
    super(why.code);
    this.name = 'NotReached';
    this.why = why;
  }
}

/**
 * A `fetch` whose host is looked at before it is connected to, as receivers of notifications are: exactly one address, no private
 * one that is not named, no redirect, an answer of bounded length. A token goes nowhere else.
 * Failures: `NotReached` with `bad-address`, `not-found`, `private-address`, `no-tls`, `redirected`, `too-long`, `timed-out`,
 * `not-reached`.
 */
export function guardedFetch({ resolve, allow, withinMs }: Ways): typeof fetch {
  return async (asked, init = {}) => {
    const address = typeof asked === 'string' || asked instanceof URL ? String(asked) : asked.url;
    const url = URL.parse(address);
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      throw new NotReached(reason('bad-address'));
    const secure = url.protocol === 'https:';
    const port = Number(url.port) || (secure ? 443 : 80);
    const target = await targetOf(url.hostname, port, allow, resolve);
    if (!target.ok) throw new NotReached(target.error);
    const { host, family, address: to, allowed } = target.value;
    if (!secure && !allowed) throw new NotReached(reason('no-tls', { host }));
    const body = typeof init.body === 'string' ? init.body : undefined;
    const options: RequestOptions = {
      ...{ method: init.method ?? 'GET', host: to, family, port, path: `${url.pathname}${url.search}` },
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        host: url.host,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
      ...(secure && isIP(host) === 0 ? { servername: host } : {}),
      agent: false,
      signal: AbortSignal.timeout(withinMs),
    };
    try {
      const answer = await send(secure, options, body);
      return new Response(await bodyOf(answer, host), {
        status: statusOf(answer, host),
        headers: Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name, String(value)]],
        ),
      });
    } catch (error) {
      throw error instanceof NotReached ? error : new NotReached(fault(error, host));
    }
  };
}

const send = (secure: boolean, options: RequestOptions, body: string | undefined) =>
  new Promise<IncomingMessage>((answered, failed) => {
    const request = (secure ? secureRequest : plainRequest)(options, answered);
    request.on('error', failed);
    request.end(body);
  });

function statusOf({ statusCode = 0 }: IncomingMessage, host: string): number {
  if (statusCode >= 300 && statusCode < 400)
    throw new NotReached(reason('redirected', { host, status: statusCode }));
  return statusCode;
}

/** A status without a body may have none, not even an empty one. */
async function bodyOf(answer: IncomingMessage, host: string): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_ANSWER_BYTES) throw new NotReached(reason('too-long', { host }));
    chunks.push(chunk);
  }
  return size === 0 ? null : Buffer.concat(chunks);
}

function fault(error: unknown, host: string): Reason {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return reason('timed-out', { host });
  return reason('not-reached', { host, error: code ?? name ?? 'unknown' });
}
