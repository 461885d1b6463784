import { type IncomingMessage, request as overTcp } from 'node:http';
import { request as overTls } from 'node:https';
import { json } from 'node:stream/consumers';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Failure, Reading } from '#lib/domain/reading.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { QuestionName, Questions, ReadAnswer } from './protocol.ts';

/** The web's only way to read AWS: asks the collector, which alone holds the read role. */
export type CollectorClient = {
  readonly read: <Name extends QuestionName>(
    question: Name,
    ask: Questions[Name]['ask'],
  ) => Promise<ReadAnswer<Name>>;
  /**
   * Follows the log groups with these labels (empty: all) until `signal` aborts or the collector goes away: server-sent
   * events, to be passed on as they are, or read with `tailEvents`. @throws TailRefused
   */
  readonly tail: (ask: TailAsk, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;
};

export type TailAsk = {
  readonly environment: EnvironmentKey;
  readonly groups: readonly string[];
  /** The id of the last event that was got: what came since is sent first. */
  readonly after?: string;
};

/** No stream: `status` is the collector's answer, 503 for none; the message is safe to show for 400 and 404. */
export class TailRefused extends Error {
  readonly status: number;
  constructor(status: number, why: string) {
    super(why);
    this.name = 'TailRefused';
    this.status = status;
  }
}

const READ_TIMEOUT_MS = 15_000;

/** @param url the collector's private port, e.g. `http://127.0.0.1:4100` */
export function collectorClient(url: string, token: string, clock: Clock): CollectorClient {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    async read(question, ask) {
      try {
        const response = await fetch(new URL('/read', url), {
          method: 'POST',
          headers,
          body: JSON.stringify({ question, ask }),
          signal: AbortSignal.timeout(READ_TIMEOUT_MS),
        });
        if (!response.ok)
          return failed({ kind: 'unavailable', cause: `collector answered ${response.status}` }, clock);
        return await response.json();
      } catch (error) {
        return failed(
          { kind: 'unavailable', cause: isAway(error) ? 'collector-away' : `collector: ${causeOf(error)}` },
          clock,
        );
      }
    },
    async tail({ environment, groups, after = '' }, signal) {
      const query = new URLSearchParams({ environment, groups: groups.join(','), after });
      const response = await opened(new URL(`/tail?${query}`, url), headers, signal).catch((error) => {
        throw new TailRefused(503, `collector: ${causeOf(error)}`);
      });
      if (response.statusCode === 200) return response;
      const status = response.statusCode ?? 503;
      const said = (await json(response).catch(() => ({}))) as { readonly error?: string };
      throw new TailRefused(status, said.error ?? `the collector answered ${status}`);
    },
  };
}

/** Not by `fetch`: of hundreds of open streams each would cost twice the memory. */
function opened(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? overTls : overTcp;
  return new Promise((resolve, reject) => {
    request(url, { headers, signal, agent: false }, resolve).on('error', reject).end();
  });
}

const failed = (failure: Failure, clock: Clock): Reading<never> => ({
  state: 'failed',
  failure,
  since: clock(),
  tries: 1,
});

/** No answer in time, or no connection: a person is told who does not answer, not how the client put it. */
const isAway = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.message === 'fetch failed');

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
