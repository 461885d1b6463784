import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import { environmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { isSearchWord, MOST_SEARCH_WORDS } from '#lib/domain/logs/match.ts';
import { windowOf, windowRange } from '#lib/domain/logs/window.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { logs } from '#lib/queries/logs.ts';
import { web } from '#lib/runtime/web.ts';

const MOST_GROUPS = 20;
const LONGEST_QUERY = 500;

/**
 * `?environment=items/dev`: the newest lines as one reading; with `at` those around a moment, with `from` and `to`
 * those of a stretch, with `word` (more than one may be given) only lines in which one occurs, with `fn` those of one
 * function's group, with `q` those that match it where there are too many.
 */
export async function GET(request: Request): Promise<Response> {
  const services = await web();
  const { auth, db, config, clock } = services;
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const query = new URL(request.url).searchParams;
  const place = parseEnvironmentKey(query.get('environment') ?? '');
  if (!place) return new Response('name an environment', { status: 400 });
  const environment = environmentKey(place.system, place.name);
  if (!config.current().environments.has(environment)) return new Response(UNSEEN, { status: 404 });
  const words = query.getAll('word');
  if (words.length > MOST_SEARCH_WORDS || !words.every(isSearchWord)) {
    return new Response('a word is an id or a key', { status: 400 });
  }
  const q = query.get('q') ?? '';
  if (q.length > LONGEST_QUERY) return new Response('the query is too long', { status: 400 });
  const searched = q.trim() === '' ? {} : { query: q };
  const groups = query.getAll('fn').slice(0, MOST_GROUPS);
  const window = windowOf(Object.fromEntries(query));
  const range = windowRange(window, clock());
  const around = window.kind === 'around' ? { around: window.at } : {};
  try {
    const reading = await logs.ask(services, caller, {
      environment,
      groups,
      range,
      ...around,
      words,
      ...searched,
    });
    return Response.json(reading, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const status = refusedAs(error, caller);
    if (status === undefined) throw error;
    return new Response(status === 404 ? UNSEEN : 'not allowed', { status });
  }
}
