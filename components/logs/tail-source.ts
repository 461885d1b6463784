import { type SteadySource, steadySource } from '#components/live/steady-source.ts';
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

export function tailSource(environment: EnvironmentKey, on: TailSourceEvents): TailSource {
  let source: SteadySource | undefined;
  let after: string | undefined;

  function open(): void {
    source = steadySource({
      address: () => {
        const place = after === undefined ? {} : { after };
        return `/api/tail?${new URLSearchParams({ environment, ...place })}`;
      },
      onState: (state) => (state === 'live' ? on.onOpen(after === undefined) : on.onLost()),
      on: {
        message: (data, lastId) => {
          if (lastId !== '') after = lastId;
          on.onEvent(JSON.parse(data) as TailEvent);
        },
      },
    });
  }

  function suspend(): void {
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
