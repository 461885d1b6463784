import { eventStream } from '#app/_server/event-stream.ts';
import { environmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { tail } from '#lib/streams/tail.ts';

/** `?environment=items/dev&groups=api,processor`: tail events, one a server-sent event. */
export function GET(request: Request): Promise<Response> | Response {
  const query = new URL(request.url).searchParams;
  const place = parseEnvironmentKey(query.get('environment') ?? '');
  if (!place) return new Response('name an environment', { status: 400 });
  const groups = (query.get('groups') ?? '').split(',').filter(Boolean).slice(0, 20);
  return eventStream(
    request,
    tail,
    (_, signal) => ({ environment: environmentKey(place.system, place.name), groups, signal }),
    (event) => ({ data: JSON.stringify(event) }),
  );
}
