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
    const refused = refusalOf(error);
    if (!refused) throw error;
    const { status, text } = refused;
    return new Response(text, { status, headers: { 'cache-control': 'no-store' } });
  }
}

/** What the collector refused is the asker's to change; that it does not answer is nobody's here. */
function refusalOf(error: unknown): { readonly status: number; readonly text: string } | undefined {
  if (!(error instanceof Error && error.name === 'TailRefused' && 'status' in error)) return undefined;
  const { status, message: text } = error;
  return status === 400 || status === 404
    ? { status, text }
    : { status: 503, text: 'the collector does not answer' };
}
