import { sameRights } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';

const RECHECK_MS = 30_000;
/** Bytes that may wait for a slow browser before it is cut off; it comes back and reads anew. */
const MOST_WAITING_BYTES = 1_000_000;

/** How soon a browser comes back by itself. */
const RETRY = 'retry: 2000\n\n';

export type ServerEvent = { readonly event?: string; readonly id?: string; readonly data: string };

/** Serves a stream's values as server-sent events. */
export const eventStream = <Args extends { readonly signal: AbortSignal }, Event>(
  request: Request,
  stream: Operation<WebServices, Args, AsyncIterable<Event>>,
  argsOf: (services: WebServices, signal: AbortSignal) => Args,
  toEvent: (event: Event) => ServerEvent,
): Promise<Response> =>
  served(request, stream, argsOf, (events, ending, services) => bodyOf(events, toEvent, ending, services));

/** Passes on what is server-sent events already, byte for byte. */
export const passedStream = <Args extends { readonly signal: AbortSignal }>(
  request: Request,
  stream: Operation<WebServices, Args, AsyncIterable<Uint8Array>>,
  argsOf: (services: WebServices, signal: AbortSignal) => Args,
): Promise<Response> => served(request, stream, argsOf, passedBody);

/**
 * Serves a stream. The caller and the right are asked for again every 30 s: a lost session
 * or role ends the stream, and so does any other change of rights: what a stream filters by them is what they
 * were at its start, and the browser comes back at once. SIGTERM ends it through the registry.
 */
async function served<Args extends { readonly signal: AbortSignal }, Event>(
  request: Request,
  stream: Operation<WebServices, Args, AsyncIterable<Event>>,
  argsOf: (services: WebServices, signal: AbortSignal) => Args,
  toBody: (events: AsyncIterable<Event>, ending: AbortController, services: WebServices) => Body,
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
    const status = refusedAs(error, caller);
    if (status === undefined) throw error;
    return new Response(status === 404 ? UNSEEN : 'not allowed', { status });
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
  return new Response(toBody(events, ending, services), { headers: HEADERS });
}

type Body = ReadableStream<Uint8Array>;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // The socket ends with the stream: kept alive, it would hold web for seconds after SIGTERM.
  connection: 'close',
};

function bodyOf<Event>(
  events: AsyncIterable<Event>,
  toEvent: (event: Event) => ServerEvent,
  ending: AbortController,
  services: WebServices,
): Body {
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
          send(RETRY);
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

/** Bytes that are fetched ahead of a slow browser; the rest waits where it comes from. */
const AHEAD_BYTES = 64 * 1024;

/** Reads on only as far as the browser does: whoever is slow is slow at the source, which knows what it missed. */
function passedBody(events: AsyncIterable<Uint8Array>, ending: AbortController, { log }: WebServices): Body {
  const source = events[Symbol.asyncIterator]();
  let isFirst = true;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (isFirst) controller.enqueue(new TextEncoder().encode(RETRY));
          isFirst = false;
          const { done, value } = await source.next();
          if (!done && !ending.signal.aborted) return controller.enqueue(value);
        } catch (error) {
          if (!ending.signal.aborted) log.warn({ error: String(error) }, 'stream ended');
        }
        ending.abort();
        try {
          controller.close();
        } catch {
          // The browser went away first.
        }
      },
      cancel: () => ending.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: AHEAD_BYTES }),
  );
}

/** `data` is JSON, so it has no line break that could forge a field. */
const format = ({ event, id, data }: ServerEvent): string =>
  `${event === undefined ? '' : `event: ${event}\n`}${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
