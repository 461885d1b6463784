import type { Socket } from 'node:net';
import { BODY_LIMIT, frame } from './inside/frames.ts';

/** What a step's supervisor tells whoever follows the step; `out`, `result` and `keys` have bytes. */
export type Told =
  | {
      readonly type: 'out';
      readonly command: string;
      readonly stream: 'stdout' | 'stderr';
      readonly at: number;
    }
  | { readonly type: 'note' }
  | { readonly type: 'keys' }
  | { readonly type: 'result'; readonly name: string }
  | { readonly type: 'end'; readonly codes: Readonly<Record<string, number>>; readonly problem?: string };

/** What a caller says. One that only looks whether somebody is there says nothing. */
export type Asked = { readonly type: 'follow' | 'stop' | 'collected' };

/**
 * All that a step has said, in memory only: whoever comes later, a new runner for example, hears it from the
 * beginning.
 */
export type Journal = {
  readonly write: (head: Told, body?: Uint8Array) => void;
  readonly follow: (socket: Socket) => void;
};

export function journal(): Journal {
  const kept: Buffer[] = [];
  const followers = new Set<Socket>();

  function push(bytes: Buffer): void {
    kept.push(bytes);
    for (const each of followers) each.write(bytes);
  }

  return {
    write(head, body = Buffer.alloc(0)) {
      push(frame(head, body.subarray(0, BODY_LIMIT)));
      for (let at = BODY_LIMIT; at < body.length; at += BODY_LIMIT)
        push(frame(head, body.subarray(at, at + BODY_LIMIT)));
    },
    follow(socket) {
      followers.add(socket);
      socket.on('close', () => followers.delete(socket));
      for (const bytes of kept) socket.write(bytes);
    },
  };
}
