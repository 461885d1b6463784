import { eventStream } from '#app/_server/event-stream.ts';
import { notices } from '#lib/streams/notices.ts';

/** Says that something the caller may see has changed; the page then asks for itself. */
export function GET(request: Request): Promise<Response> {
  return eventStream(
    request,
    notices,
    ({ notices: hub }, signal) => ({ signal, subscribe: hub.subscribe }),
    (notice) =>
      notice === 'resumed'
        ? { event: 'changed', data: '{}' }
        : {
            event: notice.topic === 'run-log' ? 'log' : 'changed',
            id: String(notice.seq),
            data: JSON.stringify({ topic: notice.topic, id: notice.id }),
          },
  );
}
