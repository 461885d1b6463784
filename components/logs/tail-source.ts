import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';

/** A tail's stream that comes back by itself and goes on behind the last event it got. */
export type TailSource = {
  /** Lets the stream go; its place is kept. */
  readonly suspend: () => void;
  readonly resume: () => void;
  readonly close: () => void;
};

export type TailSourceEvents = {
  /** `isNew`: it has no place yet, so lines of the time before are not its business. */
  readonly onOpen: (isNew: boolean) => void;
  readonly onLost: () => void;
  readonly onEvent: (event: TailEvent) => void;
};

/** After an answer that is no stream the browser gives up; we do not. */
const AGAIN_MS = 2_000;
const AGAIN_AT_MOST_MS = 15_000;

export function tailSource(environment: EnvironmentKey, on: TailSourceEvents): TailSource {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let after = '';
  let tries = 0;

  function open(): void {
    const query = new URLSearchParams({ environment, ...(after === '' ? {} : { after }) });
    const opened = new EventSource(`/api/tail?${query}`);
    source = opened;
    opened.addEventListener('open', () => {
      tries = 0;
      on.onOpen(after === '');
    });
    opened.addEventListener('message', ({ data, lastEventId }) => {
      after = lastEventId;
      on.onEvent(JSON.parse(data) as TailEvent);
    });
    opened.addEventListener('error', () => {
      on.onLost();
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      timer = setTimeout(open, Math.min(AGAIN_AT_MOST_MS, AGAIN_MS * 2 ** tries));
      tries += 1;
    });
  }

  function suspend(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  open();
  return {
    suspend,
    resume: () => {
      if (!source) open();
    },
    close: suspend,
  };
}
