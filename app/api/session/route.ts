import { seconds } from '#lib/domain/time.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { web } from '#lib/runtime/web.ts';

/**
 * What an open page asks before it draws itself again: whether its session holds, whether the database answers, and which build it
 * would be drawn by.
 */
export async function GET(request: Request): Promise<Response> {
  const services = await web();
  const { auth, db, config, portal, build } = services;
  const { databaseAwaySince } = await portal.asOf(seconds(1));
  if (databaseAwaySince !== undefined) return answer(503, { databaseAwaySince });
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  return caller ? answer(200, { build }) : answer(401, { error: 'sign in first' });
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

export const dynamic = 'force-dynamic';
