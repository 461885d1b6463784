import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that a test can cut, or fall silent on. Integration tests only. */
export type TestProxy = {
  readonly port: number;
  /** Every connection ends and none is accepted: the server is away. */
  readonly cut: () => void;
  /** Open connections stay open and nothing passes any more: what a silent failover leaves. New ones pass. */
  readonly silence: () => void;
  readonly restore: () => void;
  /** Connections that pass now. */
  readonly open: () => number;
  /** Connections that found the server away. */
  readonly refused: () => number;
  readonly close: () => Promise<void>;
};

/** On loopback, in front of a port of loopback. */
export function startTestProxy(target: number): Promise<TestProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let away = false;
  let refused = 0;
  const server = createServer((near) => {
    if (away) {
      refused += 1;
      near.resetAndDestroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  const cutAll = () => {
    for (const pair of pairs) for (const each of pair) each.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        open: () => pairs.size,
        refused: () => refused,
        cut() {
          away = true;
          cutAll();
        },
        silence() {
          for (const [near, far] of pairs) {
            near.unpipe(far);
            far.unpipe(near);
            // Read and forgotten: the sender sees a peer that takes everything.
            near.resume();
            far.resume();
          }
        },
        restore() {
          away = false;
        },
        async close() {
          cutAll();
          await new Promise((done) => server.close(done));
        },
      });
    });
  });
}

/** The same database, reached through the proxy. */
export const throughProxy = (url: string, { port }: Pick<TestProxy, 'port'>): string => {
  const through = new URL(url);
  through.port = String(port);
  return through.href;
};
