/** One message on a descriptor or socket: a small JSON head and, where there are bytes, a body. */
export type Frame<Head = { readonly type: string }> = { readonly head: Head; readonly body: Buffer };

/** Bytes. Whoever writes may be hostile: nothing larger is ever gathered. */
const HEAD_LIMIT = 16_384;
export const BODY_LIMIT = 4_194_304;

const PREFIX = 8;

export function frame(head: object, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32BE(text.length, 0);
  prefix.writeUInt32BE(body.length, 4);
  return Buffer.concat([prefix, text, body]);
}

/**
 * Cuts a stream of bytes into frames.
 * @throws Error, from the returned function, when a frame is larger than allowed or its head is no object
 */
export function frameReader<Head>(onFrame: (frame: Frame<Head>) => void): (chunk: Buffer) => void {
  let waiting: Buffer[] = [];
  let size = 0;
  let wanted = PREFIX;

  return (chunk) => {
    waiting.push(chunk);
    size += chunk.length;
    while (size >= wanted) {
      const all = waiting.length === 1 ? (waiting[0] as Buffer) : Buffer.concat(waiting);
      const head = all.readUInt32BE(0);
      const body = all.readUInt32BE(4);
      if (head > HEAD_LIMIT || body > BODY_LIMIT) throw new Error('a frame is larger than allowed');
      const end = PREFIX + head + body;
      if (size < end) {
        waiting = [all];
        wanted = end;
        return;
      }
      const parsed: unknown = JSON.parse(all.toString('utf8', PREFIX, PREFIX + head));
      if (parsed === null || typeof parsed !== 'object') throw new Error('a frame has no head');
      const rest = all.subarray(end);
      waiting = [rest];
      size = rest.length;
      wanted = PREFIX;
      onFrame({ head: parsed as Head, body: Buffer.from(all.subarray(PREFIX + head, end)) });
    }
  };
}
