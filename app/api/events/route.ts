import { eventStream, type ServerEvent } from '#app/_server/event-stream.ts';
import type { WebServices } from '#lib/runtime/web.ts';
import { type Heard, notices } from '#lib/streams/notices.ts';

/**
 * Says that something the caller may see has changed; the page then asks for itself. First of all, and whenever it changes, it
 * tells whether collector, runner and PostgreSQL answer: those that do not cannot say so themselves.
 */
export function GET(request: Request): Promise<Response> {
  return eventStream(
    request,
    notices,
    (services, signal) => ({ signal, subscribe: (hear) => subscribe(services, hear) }),
    toEvent,
  );
}

function subscribe({ notices: hub, portal }: WebServices, hear: (heard: Heard) => void): () => void {
  const ends = [hub.subscribe(hear), portal.subscribe((state) => hear({ portal: state }))];
  const known = portal.current();
  if (known) hear({ portal: known });
  return () => {
    for (const end of ends) end();
  };
}

function toEvent(heard: Heard): ServerEvent {
  if (heard === 'resumed') return { event: 'changed', data: '{}' };
  if ('portal' in heard) return { event: 'portal', data: JSON.stringify(heard.portal) };
  const { topic, id, seq } = heard;
  return {
    event: topic === 'run-log' ? 'log' : 'changed',
    id: String(seq),
    data: JSON.stringify({ topic, id }),
  };
}
