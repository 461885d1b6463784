import { boundedText } from '#app/_server/small-json.ts';
import { FORGES } from '#lib/domain/forge/pull.ts';
import { type HookAnswer, receiveHook } from '#lib/forge/hooks/receive.ts';
import { clientOf } from '#lib/identity/client.ts';
import { web } from '#lib/runtime/web.ts';

type Context = { readonly params: Promise<{ readonly forge: string }> };

/** As much as the front door lets in. A push of thousands of commits is more; the runner reads those in its turn. */
const MOST_BYTES = 1_048_576;

/** What GitHub and GitLab send by themselves: `/api/forge/github`, `/api/forge/gitlab`. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const named = (await params).forge;
  const forge = FORGES.find((each) => each === named);
  if (!forge) return answer({ status: 404, said: 'no such forge' });
  const body = await boundedText(request, MOST_BYTES);
  if (body === undefined) return answer({ status: 413, said: `a body may have ${MOST_BYTES} bytes` });
  const { db, config, clock, env, hookLimit } = await web();
  return answer(
    await receiveHook({ db, config, clock, secretNamed: env.secretNamed, limit: hookLimit }, forge, {
      header: (name) => request.headers.get(name),
      body,
      client: clientOf(request.headers),
    }),
  );
}

const answer = ({ status, said }: HookAnswer): Response =>
  Response.json({ said }, { status, headers: { 'cache-control': 'no-store' } });
