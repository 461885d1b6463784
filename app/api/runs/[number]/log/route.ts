import { eventStream } from '#app/_server/event-stream.ts';
import { refusalReason, UNSEEN } from '#lib/domain/access/knows.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { web } from '#lib/runtime/web.ts';
import { runLog } from '#lib/streams/run-log.ts';

type Params = { params: Promise<{ number: string }> };

/** The live log of one run; a browser that comes back says with `Last-Event-ID`, or `?after=`, what it has. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const services = await web();
  const caller = await callerOfRequest(
    services.auth,
    services.db,
    services.config.current(),
    request.headers,
  );
  if (!caller) return new Response('sign in first', { status: 401 });
  const place = await findRun
    .ask(services, caller, { number: Number((await params).number) })
    .catch((error: unknown) => {
      // Whoever may not see a run is not told that there is one; anything else is a fault, and no 404.
      if (refusalReason(error) !== undefined) return undefined;
      throw error;
    });
  if (!place) return new Response(UNSEEN, { status: 404 });
  const asked = new URL(request.url).searchParams.get('after');
  const after = Number(request.headers.get('last-event-id') ?? asked ?? 0) || 0;
  return eventStream(
    request,
    runLog,
    ({ notices }, signal) => ({ ...place, after, signal, subscribe: notices.subscribe }),
    (line) => ({ id: String(line.seq), data: JSON.stringify(line) }),
  );
}
