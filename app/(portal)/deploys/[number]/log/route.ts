import type { NextRequest } from 'next/server';
import { file, handOut, noFile } from '#app/_server/files.ts';
import { UNSEEN } from '#lib/domain/access/knows.ts';
import { toIso } from '#lib/domain/time.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { runLogPage } from '#lib/queries/run-log-page.ts';

type Context = { readonly params: Promise<{ readonly number: string }> };

/**
 * The whole log of a run as text, a line each: time (UTC), where it was said, what. The right is asked for again with
 * every page of lines.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const number = Number((await params).number);
  return handOut(request, async (services, caller) => {
    const place = await findRun.ask(services, caller, { number });
    if (!place) return noFile(404, UNSEEN);
    const read = (after: number) => runLogPage.ask(services, caller, { ...place, after });
    return file(`yagura-run-${number}.log`, 'text/plain; charset=utf-8', textOf(await read(0), read));
  });
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
