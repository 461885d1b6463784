import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { API_QUESTIONS } from '#lib/queries/json-api.ts';
import { web } from '#lib/runtime/web.ts';

type Context = { readonly params: Promise<{ readonly name: string }> };

/** The pages' questions as JSON, for scripts: a session or `Authorization: Bearer <token>`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const services = await web();
  const caller = await callerOfRequest(
    services.auth,
    services.db,
    services.config.current(),
    request.headers,
  );
  if (!caller) return answer(401, { error: 'sign in, or send an API token' });
  const { name } = await params;
  const question = API_QUESTIONS.get(name);
  if (!question)
    return answer(404, { error: `no question of this name; known: ${[...API_QUESTIONS.keys()].join(', ')}` });
  try {
    const asked = await question.ask(services, caller, Object.fromEntries(new URL(request.url).searchParams));
    return 'problems' in asked ? answer(400, { error: asked.problems }) : answer(200, asked.answer ?? null);
  } catch (error) {
    const status = refusedAs(error, caller);
    if (status === undefined) throw error;
    return answer(status, { error: status === 404 ? UNSEEN : 'not allowed' });
  }
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
