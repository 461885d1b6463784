import type { NextRequest } from 'next/server';
import { toIso } from '#lib/domain/time.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { runLogPage } from '#lib/queries/run-log-page.ts';
import { web } from '#lib/runtime/web.ts';

type Context = { readonly params: Promise<{ readonly number: string }> };

/**
 * The whole log of a run as text, a line each: time (UTC), where it was said, what. For whoever may see the run, by
 * session or `Authorization: Bearer <token>`. The right is asked for again with every page of lines.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const services = await web();
  const config = services.config.current();
  const caller = await callerOfRequest(services.auth, services.db, config, request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const { number } = await params;
  try {
    const place = await findRun.ask(services, caller, { number: Number(number) });
    if (!place) return new Response('no such run', { status: 404 });
    const read = (after: number) => runLogPage.ask(services, caller, { ...place, after });
    return new Response(textOf(await read(0), read), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="yagura-run-${number}.log"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    // Whoever may not see a run is not told that there is one.
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('no such run', { status: 404 });
    throw error;
  }
}

type Lines = Awaited<ReturnType<typeof runLogPage.ask>>;

/** Page by page as the reader takes them: a log of any length is never held whole. */
function textOf(first: Lines, read: (after: number) => Promise<Lines>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let lines = first;
  return new ReadableStream({
    async pull(controller) {
      const last = lines.at(-1);
      if (!last) return controller.close();
      const text = lines.map(({ at, stream, line }) => `${toIso(at)} ${stream} ${line}\n`).join('');
      controller.enqueue(encoder.encode(text));
      lines = await read(last.seq);
    },
  });
}
