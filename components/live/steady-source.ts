export type SourceState = 'connecting' | 'live' | 'lost';

export type SteadySource = {
  readonly close: () => void;
  /** Tries now, for whoever has a reason to think that it works again. */
  readonly again: () => void;
};

type Options = {
  /** @param lastId of the last event that had one, to go on after it */
  readonly address: (lastId: string | undefined) => string;
  readonly onState: (state: SourceState) => void;
  /** By the event's name; `message` for those without one. */
  readonly on: Readonly<Record<string, (data: string, id: string) => void>>;
};

/** The server says something every 15 s: silent for longer than two of these, the line is dead and nobody said so. */
const QUIET_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

/**
 * Server-sent events that come back. A browser tries again by itself only where the network failed: after any answer but 200, such
 * as that of a proxy whose web restarts, it gives up for ever, and a line that falls silent it never notices.
 */
export function steadySource({ address, onState, on }: Options): SteadySource {
  let source: EventSource | undefined;
  let lastId: string | undefined;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const heard = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      onState('lost');
      open();
    }, QUIET_MS);
  };

  function open(): void {
    clearTimeout(retry);
    clearTimeout(quiet);
    source?.close();
    const next = new EventSource(address(lastId));
    source = next;
    next.addEventListener('open', () => {
      tries = 0;
      heard();
      onState('live');
    });
    next.addEventListener('error', () => {
      clearTimeout(quiet);
      onState('lost');
      if (next.readyState !== EventSource.CLOSED || next !== source) return;
      retry = setTimeout(open, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries));
      tries += 1;
    });
    next.addEventListener('beat', heard);
    for (const [name, hear] of Object.entries(on))
      next.addEventListener(name, (message: MessageEvent<string>) => {
        heard();
        if (message.lastEventId !== '') lastId = message.lastEventId;
        hear(message.data, message.lastEventId);
      });
  }

  open();
  return {
    again: open,
    close() {
      clearTimeout(retry);
      clearTimeout(quiet);
      source?.close();
      source = undefined;
    },
  };
}
