import { controlServer } from '../control-server.ts';
import { composeGateway, type Gateway } from './compose.ts';
import type { GatewaySettings, Order, Word } from './messages.ts';
import { listen } from './server.ts';
import { upstreamOf } from './upstream.ts';

// The gateway in a process of its own, started by `supervise.ts`. It ends with its supervisor, and knows what is on disk.

const say = (word: Word, then: () => void = () => undefined): void => void process.send?.(word, then);
let gateway: Gateway | undefined;

async function begin({ socketPath, port, controlPort, controlToken, ...settings }: GatewaySettings) {
  const upstream = upstreamOf(() => socketPath);
  gateway = composeGateway({ ...settings, upstream, log: (line) => say({ kind: 'log', line }) });
  const taken = await listen(gateway.server, port, 'gateway');
  const control = await listen(controlServer(gateway, controlToken), controlPort, 'control');
  say({ kind: 'listening', port: taken, controlPort: control });
}

async function follow(order: Order): Promise<void> {
  switch (order.kind) {
    case 'begin':
      return begin(order).catch((error: Error) =>
        say({ kind: 'failed', message: error.message }, () => process.exit(1)),
      );
    case 'report':
      return gateway?.onReport(order.report);
    case 'watch':
      return gateway?.watch();
    case 'settle':
      gateway?.unwatch();
      await gateway?.drain();
      return say({ kind: 'settled' });
  }
}

function end(): void {
  gateway?.unwatch();
  gateway?.close();
  process.exit(0);
}

process.on('message', (order: Order) => {
  follow(order).catch((error) => say({ kind: 'log', line: `gateway: ${error}` }));
});
process.on('disconnect', end);
process.on('SIGTERM', end);
// Ctrl-C reaches every process of the terminal; this one answers until its supervisor has stopped the rest.
process.on('SIGINT', () => undefined);
