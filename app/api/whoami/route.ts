import { callerOfRequest } from '#lib/identity/session.ts';
import { whoami } from '#lib/identity/whoami.ts';
import { web } from '#lib/runtime/web.ts';

/** Whom the portal takes the caller for, by token or session. */
export async function GET(request: Request): Promise<Response> {
  const { auth, db, config } = await web();
  const headers = { 'cache-control': 'no-store' };
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  if (!caller)
    return Response.json({ error: 'the token is unknown, expired or revoked' }, { status: 401, headers });
  return Response.json(whoami(config.current(), caller), { headers });
}
