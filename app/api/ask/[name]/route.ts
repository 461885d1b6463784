import { smallJson } from '#app/_server/small-json.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import type { NotAllowed } from '#lib/domain/access/operation.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { bearerOf } from '#lib/identity/tokens.ts';
import { REMOTE_OPERATIONS } from '#lib/remote/operations.ts';
import { web } from '#lib/runtime/web.ts';

type Context = { readonly params: Promise<{ readonly name: string }> };

/**
 * The command line's questions and commands, by name, with their arguments as JSON. A token alone, never a cookie: no page
 * elsewhere can make a browser ask this.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!bearerOf(request.headers)) return answer(401, { error: 'send a token: Authorization: Bearer …' });
  const { auth, db, config } = await web();
  try {
    const caller = await callerOfRequest(auth, db, config.current(), request.headers);
    if (!caller) return answer(401, { error: 'the token is unknown, expired or revoked' });
    const { name } = await params;
    // What is no JSON fits no schema, which then says what it wants.
    const args = await smallJson(request, REMOTE_OPERATIONS.get(name)?.mostBytes);
    return await asked(name, args, caller);
  } catch (error) {
    if (error instanceof Error && error.name === 'IssuerUnavailable')
      return answer(503, { error: error.message });
    throw error;
  }
}

async function asked(name: string, args: unknown, caller: Caller): Promise<Response> {
  const question = REMOTE_OPERATIONS.get(name)?.read(args);
  if (!question) return answer(404, { error: `no such question: ${name.slice(0, 60)}` });
  if ('problems' in question) return answer(400, { error: question.problems });
  try {
    return answer(200, (await question.ask(await web(), caller)) ?? null);
  } catch (error) {
    const status = refusedAs(error, caller);
    if (status === 404) return answer(404, { error: UNSEEN });
    if (status === 403) return answer(403, { error: 'not allowed', reason: (error as NotAllowed).reason });
    throw error;
  }
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
