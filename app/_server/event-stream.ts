import { sameRights } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';

const RECHECK_MS = 30_000;
/** Bytes that may wait for a slow browser before it is cut off; it comes back and reads anew. */
const MOST_WAITING_BYTES = 1_000_000;

export type ServerEvent = { readonly event?: string; readonly id?: string; readonly data: string };

/**
 * Serves a stream as server-sent events. The caller and the right are asked for again every 30 s: a lost session
 * or role ends the stream, and so does any other change of rights: what a stream filters by them is what they
 * were at its start, and the browser comes back at once. SIGTERM ends it through the registry.
 */
export async function eventStream<Args extends { readonly signal: AbortSignal }, Event>(
  request: Request,
  stream: Operation<WebServices, Args, AsyncIterable<Event>>,
  argsOf: (services: WebServices, signal: AbortSignal) => Args,
  toEvent: (event: Event) => ServerEvent,
): Promise<Response> {
  const services = await web();
  const who = () => callerOfRequest(services.auth, services.db, services.config.current(), request.headers);
  const caller = await who();
  if (!caller) return new Response('sign in first', { status: 401 });
  const ending = new AbortController();
  const args = argsOf(services, ending.signal);
  let events: AsyncIterable<Event>;
  try {
    events = await stream.ask(services, caller, args);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('not allowed', { status: 403 });
    throw error;
  }
  const stillAllowed = async () => {
    const now = await who();
    return now !== undefined && sameRights(caller, now) && can(now, stream.action, stream.on(args)).allowed;
  };
  const forget = services.streams.add(() => ending.abort());
  request.signal.addEventListener('abort', () => ending.abort());
  const recheck = setInterval(() => {
    stillAllowed()
      .then((yes) => yes || ending.abort())
      .catch(() => ending.abort());
  }, RECHECK_MS);
  ending.signal.addEventListener('abort', () => {
    clearInterval(recheck);
    forget();
  });
  return new Response(bodyOf(events, toEvent, ending, services), { headers: HEADERS });
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // The socket ends with the stream: kept alive, it would hold `next start` for seconds after SIGTERM.
  connection: 'close',
};

function bodyOf<Event>(
  events: AsyncIterable<Event>,
  toEvent: (event: Event) => ServerEvent,
  ending: AbortController,
  services: WebServices,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const send = (text: string) => {
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < 0) ending.abort();
        };
        const beat = setInterval(() => !ending.signal.aborted && send('event: beat\ndata: {}\n\n'), 15_000);
        try {
          send('retry: 2000\n\n');
          for await (const event of events) {
            if (ending.signal.aborted) break;
            send(format(toEvent(event)));
          }
        } catch (error) {
          if (!ending.signal.aborted) services.log.warn({ error: String(error) }, 'stream ended');
        } finally {
          clearInterval(beat);
          ending.abort();
          try {
            controller.close();
          } catch {
            // The browser went away first.
          }
        }
      },
      cancel: () => ending.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
  );
}

/** `data` is JSON, so it has no line break that could forge a field. */
const format = ({ event, id, data }: ServerEvent): string =>
  `${event === undefined ? '' : `event: ${event}\n`}${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
