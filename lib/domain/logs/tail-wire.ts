import type { TailEvent } from './line.ts';

/** An event of a tail with the cursor that stands behind it. */
export type PlacedEvent = { readonly id: string; readonly event: TailEvent };

/** One server-sent event. `data` is JSON, so it has no line break that could forge a field. */
export const wireEvent = (id: string, data: string): string => `id: ${id}\ndata: ${data}\n\n`;

/** Moves the reader's place without an event. */
export const wirePlace = (id: string): string => `id: ${id}\n\n`;

/** Says that the stream lives: a browser hears it, so that it notices a line that fell silent. */
export const WIRE_BEAT = 'event: beat\ndata: {}\n\n';

/** Reads what a collector writes; a last event without its end is dropped, as it was cut. */
export async function* tailEvents(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<PlacedEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  let id = '';
  for await (const chunk of bytes) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      let data = '';
      let isNamed = false;
      for (const line of block.split('\n')) {
        if (line.startsWith('event: ')) isNamed = true;
        if (line.startsWith('id: ')) id = line.slice('id: '.length);
        if (line.startsWith('data: ')) data = line.slice('data: '.length);
      }
      if (data !== '' && !isNamed) yield { id, event: JSON.parse(data) as TailEvent };
    }
  }
}
