import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type Resolve, targetOf } from './target.ts';

export type Outside = {
  readonly resolve: Resolve;
  /** Hosts of `notifications.allow`. */
  readonly allow: readonly string[];
  readonly withinMs: number;
};

/** Of an answer only its beginning is read. */
const MOST_ANSWER = 2_000;

/**
 * Sends a body once. A redirect is not followed: it would lead where nobody has looked.
 * Failures: those of `targetOf`, `bad-address`, `no-tls`, `redirected`, `answered`, `timed-out`, `not-reached`.
 */
export async function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { resolve, allow, withinMs }: Outside,
): Promise<Result<void, Reason>> {
  if (!URL.canParse(address)) return err(reason('bad-address'));
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  if (!secure && url.protocol !== 'http:') return err(reason('bad-address'));
  const port = Number(url.port) || (secure ? 443 : 80);
  const target = await targetOf(url.hostname, port, allow, resolve);
  if (!target.ok) return target;
  const { host, family, address: to, allowed } = target.value;
  if (!secure && !allowed) return err(reason('no-tls', { host }));
  const options: RequestOptions = {
    ...{ method: 'POST', host: to, family, port, path: `${url.pathname}${url.search}` },
    headers: {
      ...headers,
      host: url.host,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Yagura',
    },
    ...(secure && !isAddress(host) ? { servername: host } : {}),
    agent: false,
    signal: AbortSignal.timeout(withinMs),
  };
  return new Promise((resolved) => {
    const asked = (secure ? secureRequest : plainRequest)(options, (answer) => {
      judge(answer, host).then(resolved, (error: unknown) => resolved(err(fault(error, host))));
    });
    asked.on('error', (error) => resolved(err(fault(error, host))));
    asked.end(body);
  });
}

const isAddress = (host: string): boolean => host.includes(':') || /^[\d.]+$/.test(host);

async function judge(answer: IncomingMessage, host: string): Promise<Result<void, Reason>> {
  const { statusCode: status = 0 } = answer;
  if (status >= 200 && status < 300) {
    answer.resume();
    return ok(undefined);
  }
  if (status >= 300 && status < 400) {
    answer.destroy();
    return err(reason('redirected', { host, status }));
  }
  let said = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    said += chunk;
    if (said.length >= MOST_ANSWER) break;
  }
  return err(reason('answered', { host, status, said: said.slice(0, 200).trim() || '–' }));
}

function fault(error: unknown, host: string): Reason {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return reason('timed-out', { host });
  return reason('not-reached', { host, error: code ?? name ?? 'unknown' });
}
