import { passedStream } from '#app/_server/event-stream.ts';
import { environmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { tail } from '#lib/streams/tail.ts';

/** Longer is no id of ours. */
const MOST_ID = 5_000;

/**
 * `?environment=items/dev&groups=api,processor`: tail events, one a server-sent event. Whoever comes back names the id
 * of the last event it got, as browsers do by `Last-Event-ID`, or as `after`, and gets what came since.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const place = parseEnvironmentKey(query.get('environment') ?? '');
  if (!place) return new Response('name an environment', { status: 400 });
  const groups = (query.get('groups') ?? '').split(',').filter(Boolean).slice(0, 20);
  const after = request.headers.get('last-event-id') || query.get('after') || '';
  if (after.length > MOST_ID) return new Response('after is no place in this stream', { status: 400 });
  const environment = environmentKey(place.system, place.name);
  try {
    return await passedStream(request, tail, (_, signal) => ({ environment, groups, after, signal }));
  } catch (error) {
    const status =
      error instanceof Error && error.name === 'TailRefused' && 'status' in error && error.status;
    if (!status) throw error;
    const isTheirs = status === 400;
    return new Response(isTheirs ? 'after is no place in this stream' : 'the collector does not answer', {
      status: isTheirs ? 400 : 503,
      headers: { 'cache-control': 'no-store' },
    });
  }
}
