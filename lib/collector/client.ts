import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import type { Failure, Reading } from '#lib/domain/reading.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { QuestionName, Questions, ReadAnswer } from './protocol.ts';

/** The web's only way to read AWS: asks the collector, which alone holds the read role. */
export type CollectorClient = {
  readonly read: <Name extends QuestionName>(
    question: Name,
    ask: Questions[Name]['ask'],
  ) => Promise<ReadAnswer<Name>>;
  /** Follows the log groups with these labels (empty: all) until `signal` aborts or the collector goes away. */
  readonly tail: (ask: TailAsk, signal: AbortSignal) => AsyncIterable<TailEvent>;
};

export type TailAsk = { readonly environment: EnvironmentKey; readonly groups: readonly string[] };

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
    async *tail(ask, signal) {
      const query = new URLSearchParams({ environment: ask.environment, groups: ask.groups.join(',') });
      const response = await fetch(new URL(`/tail?${query}`, url), { headers, signal });
      if (!response.ok || !response.body) throw new Error(`collector answered ${response.status} to tail`);
      yield* jsonLines(response.body);
    },
  };
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

/** One JSON value a line; a last line without its end is dropped, as it was cut. */
async function* jsonLines(body: ReadableStream<Uint8Array>): AsyncIterable<TailEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as TailEvent;
  }
}
