import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsClients } from '#lib/aws/clients.ts';
import { collectorClient } from '#lib/collector/client.ts';
import { hubs } from '#lib/collector/hub/hubs.ts';
import { viewer } from '#lib/collector/hub/viewer.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { tailEvents } from '#lib/domain/logs/tail-wire.ts';
import { ok } from '#lib/domain/result.ts';
import { instant } from '#lib/domain/time.ts';
import { percentile } from './watcher.ts';

const LINES = 200;
const PLACE = {
  target: { account: '0', region: 'bench' },
  budget: { rate: () => 10 },
} as unknown as AwsClients;

/**
 * Milliseconds from the answer of a read, one line of JSON in it, to the line at the other end of the collector's port:
 * masking, parsing, the ring and HTTP. CloudWatch is made up here; web's part is in the other figures.
 */
export async function measurePipeline(): Promise<{ readonly p50Ms: number; readonly p95Ms: number }> {
  const clock = () => instant(Date.now());
  const answered = new Map<string, number>();
  const running = hubs(clock, {
    pageOf: () => async (ask) => {
      const eventId = `e${answered.size}`;
      answered.set(eventId, performance.now());
      const [at, message] = [
        clock(),
        JSON.stringify({ level: 'INFO', path: '/items', text: 'x'.repeat(300) }),
      ];
      return ok({ events: [{ eventId, group: ask.group, stream: 's', at, ingestedAt: at, message }] });
    },
  });
  const server = createServer((_, response) => {
    response.flushHeaders();
    const { hub, letGo } = running.follow(PLACE, 'bench');
    const { drained, leave } = viewer({ write: (text) => response.write(text) }, [{ hub, from: undefined }]);
    response.on('drain', drained).once('close', () => {
      leave();
      letGo();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const leave = new AbortController();
  const client = collectorClient(`http://127.0.0.1:${port}`, 'bench', clock);
  const took: number[] = [];
  const ask = { environment: environmentKey('items', 'dev'), groups: [] };
  for await (const { event } of tailEvents(await client.tail(ask, leave.signal))) {
    const at = event.kind === 'line' ? answered.get(event.line.eventId) : undefined;
    if (at !== undefined) took.push(performance.now() - at);
    if (took.length === LINES) break;
  }
  leave.abort();
  running.stop();
  server.closeAllConnections();
  server.close();
  took.sort((a, b) => a - b);
  return { p50Ms: percentile(took, 0.5), p95Ms: percentile(took, 0.95) };
}
