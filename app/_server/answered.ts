import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import { type EnvironmentKey, environmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';

/**
 * An operation on `?environment=` as JSON, for whoever is signed in. @param argsOf undefined where the request makes no
 * sense
 */
export async function answered<Args, Answer>(
  request: Request,
  operation: Operation<WebServices, Args, Answer>,
  argsOf: (environment: EnvironmentKey, query: URLSearchParams) => Args | undefined,
): Promise<Response> {
  const services = await web();
  const { auth, db, config } = services;
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const query = new URL(request.url).searchParams;
  const place = parseEnvironmentKey(query.get('environment') ?? '');
  if (!place) return new Response('name an environment', { status: 400 });
  const environment = environmentKey(place.system, place.name);
  if (!config.current().environments.has(environment)) return new Response(UNSEEN, { status: 404 });
  const args = argsOf(environment, query);
  if (args === undefined) return new Response('not understood', { status: 400 });
  try {
    const answer = await operation.ask(services, caller, args);
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const status = refusedAs(error, caller);
    if (status === undefined) throw error;
    return new Response(status === 404 ? UNSEEN : 'not allowed', { status });
  }
}
