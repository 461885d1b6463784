import { onEnvironment } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { environmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { logs } from '#lib/queries/logs.ts';
import { web } from '#lib/runtime/web.ts';

/** `?environment=items/dev[&at=…]`: the newest lines, or those around a moment, as one reading. */
export async function GET(request: Request): Promise<Response> {
  const services = await web();
  const { auth, db, config, clock } = services;
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const query = new URL(request.url).searchParams;
  const place = parseEnvironmentKey(query.get('environment') ?? '');
  if (!place) return new Response('name an environment', { status: 400 });
  const environment = environmentKey(place.system, place.name);
  if (!config.current().environments.has(environment)) {
    // Whoever may not read there is not told whether it is there.
    const { allowed } = can(caller, logs.action, onEnvironment(environment));
    return allowed
      ? new Response('no such environment', { status: 404 })
      : new Response('not allowed', { status: 403 });
  }
  const at = Number(query.get('at') ?? Number.NaN);
  const now = clock();
  const range = Number.isSafeInteger(at)
    ? { from: minus(instant(at), minutes(5)), to: plus(instant(at), minutes(5)) }
    : { from: minus(now, minutes(15)), to: now };
  try {
    const reading = await logs.ask(services, caller, { environment, groups: [], range });
    return Response.json(reading, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('not allowed', { status: 403 });
    throw error;
  }
}
