import type { TailEvent } from '#lib/domain/logs/line.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { HubEvent, Listener } from './event.ts';

/** Where a viewer's lines go: a response, in tests an array. */
export type Sink = {
  /** @returns false when the reader is behind: write no more until `drained`. */
  readonly write: (text: string) => boolean;
};

export type Viewer = { readonly hear: Listener; readonly drained: () => void };

/** An unread client queues tens of megabytes in seconds: beyond this it loses lines, and is told which. */
const MOST_BYTES = 1024 * 1024;

type Lost = { from: Instant; to: Instant };

/** Numbers what one viewer gets, and keeps a slow one from eating the collector's memory. */
export function viewer(sink: Sink, mostBytes = MOST_BYTES): Viewer {
  const waiting: { event: HubEvent; bytes: number }[] = [];
  const lost = new Map<string, Lost>();
  let bytes = 0;
  let seq = 0;
  let open = true;

  function numbered(event: HubEvent): TailEvent {
    if (event.kind === 'status') return event;
    seq += 1;
    return { ...event, seq };
  }

  const write = (event: HubEvent): void => {
    open = sink.write(`${JSON.stringify(numbered(event))}\n`);
  };

  function drop(event: HubEvent): void {
    if (event.kind === 'status') return;
    const [group, from, to] =
      event.kind === 'line'
        ? [event.line.group, event.line.at, instant(event.line.at + 1)]
        : [event.group, event.from, event.to];
    const known = lost.get(group);
    lost.set(group, {
      from: instant(Math.min(known?.from ?? from, from)),
      to: instant(Math.max(known?.to ?? to, to)),
    });
  }

  return {
    hear(event) {
      if (open && waiting.length === 0) return write(event);
      const size = JSON.stringify(event).length;
      waiting.push({ event, bytes: size });
      bytes += size;
      while (bytes > mostBytes && waiting.length > 0) {
        const oldest = waiting.shift();
        if (!oldest) break;
        bytes -= oldest.bytes;
        drop(oldest.event);
      }
    },
    drained() {
      open = true;
      for (const [group, range] of lost) write({ kind: 'gap', group, ...range, cause: 'slow-reader' });
      lost.clear();
      while (open) {
        const next = waiting.shift();
        if (!next) return;
        bytes -= next.bytes;
        write(next.event);
      }
    },
  };
}
