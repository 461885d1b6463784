import { wordsOfRequest } from '#app/_server/words.ts';
import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { ownNews } from '#lib/queries/own-news.ts';
import { web } from '#lib/runtime/web.ts';
import { happeningWords } from '#lib/words/happening.ts';
import { sinceAsked } from './since-asked.ts';

/** `?since=<epoch milliseconds>`, which has to be named: news of one's own runs and approvals, in words, for a browser's notifications. */
export async function GET(request: Request): Promise<Response> {
  const services = await web();
  const { auth, db, config } = services;
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  if (!caller) return answer(401, { error: 'sign in, or send an API token' });
  const asked = sinceAsked(new URL(request.url).searchParams);
  if ('problems' in asked) return answer(400, { error: asked.problems });
  const t = await wordsOfRequest();
  try {
    const news = await ownNews.ask(services, caller, asked);
    return answer(
      200,
      news.map((each) => {
        const { title, lines } = happeningWords(t, each);
        return { id: each.id, at: each.at, title, text: lines.join('\n'), path: each.path };
      }),
    );
  } catch (error) {
    const status = refusedAs(error, caller);
    if (status === undefined) throw error;
    return answer(status, { error: status === 404 ? UNSEEN : 'not allowed' });
  }
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
