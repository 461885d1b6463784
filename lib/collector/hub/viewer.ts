import { cursorOf, type TailPlace } from '#lib/domain/logs/tail-cursor.ts';
import { WIRE_BEAT, wireEvent, wirePlace } from '#lib/domain/logs/tail-wire.ts';
import type { Hub } from './hub.ts';
import { groupReader } from './reader.ts';

/** Where a viewer's events go: a response, in tests an array. */
export type Sink = {
  /** @returns false when the reader is behind: write no more until `drained`. */
  readonly write: (text: string) => boolean;
};

export type Viewer = {
  readonly drained: () => void;
  /** Says that the stream lives. */
  readonly beat: () => void;
  readonly leave: () => void;
};

/** What is put together into one write. */
const CHUNK = 64 * 1024;

/**
 * Sends one viewer what its groups bring, each event with the cursor behind it. Nothing waits here: a slow viewer is a
 * place in the hubs' rings, and costs the collector no memory.
 */
export function viewer(
  sink: Sink,
  followed: readonly { readonly hub: Hub; readonly from: TailPlace | undefined }[],
): Viewer {
  let open = true;
  let isPumping = false;
  let turn = 0;
  const readers = followed.map(({ hub, from }) => groupReader(hub, from, pump));
  const parts = readers.map((each) => each.part());
  const write = (text: string) => {
    open = sink.write(text);
  };

  /** The groups take turns: one that brings much must not keep the others' lines back. */
  function nextEvent(): string | undefined {
    for (let tried = 0; tried < readers.length; tried += 1) {
      const index = turn % readers.length;
      turn += 1;
      const text = readers[index]?.next();
      const part = readers[index]?.part();
      if (part !== undefined) parts[index] = part;
      if (text !== undefined) return wireEvent(cursorOf(parts), text);
    }
    return undefined;
  }

  function pump(): void {
    // A write may drain at once and call back.
    if (isPumping) return;
    isPumping = true;
    let chunk = '';
    while (open) {
      const event = nextEvent();
      if (event !== undefined) chunk += event;
      if (chunk.length >= CHUNK || (event === undefined && chunk !== '')) {
        write(chunk);
        chunk = '';
      } else if (event === undefined) break;
    }
    isPumping = false;
  }

  write(wirePlace(cursorOf(parts)));
  pump();
  return {
    drained() {
      open = true;
      pump();
    },
    beat() {
      if (open) write(WIRE_BEAT);
    },
    leave() {
      for (const each of readers) each.leave();
    },
  };
}
