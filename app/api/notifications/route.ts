import { wordsOfRequest } from '#app/_server/words.ts';
import { refusedAs } from '#lib/domain/access/knows.ts';
import { instant } from '#lib/domain/time.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { ownNews } from '#lib/queries/own-news.ts';
import { web } from '#lib/runtime/web.ts';
import { happeningWords } from '#lib/words/happening.ts';

/** `?since=<epoch milliseconds>`: news of one's own runs and approvals, in words, for a browser's notifications. */
export async function GET(request: Request): Promise<Response> {
  const services = await web();
  const { auth, db, config } = services;
  const caller = await callerOfRequest(auth, db, config.current(), request.headers);
  if (!caller) return answer(401, []);
  const since = Number(new URL(request.url).searchParams.get('since'));
  if (!Number.isSafeInteger(since) || since < 0) return answer(400, []);
  const t = await wordsOfRequest();
  try {
    const news = await ownNews.ask(services, caller, { since: instant(since) });
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
    return answer(status, []);
  }
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
