import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ControlStats } from './control.ts';
import { parseFaultRule } from './faults/fault.ts';
import type { FaultRegistry } from './faults/registry.ts';
import { type Bill, parseBill } from './gateway/bills/bill.ts';
import type { Kept } from './gateway/kept.ts';

export interface ControlOptions {
  readonly faults: FaultRegistry;
  readonly bill: Kept<Bill | undefined>;
  readonly stats: () => ControlStats;
  readonly drain: () => Promise<boolean>;
  readonly evaluateAlarms: () => Promise<void>;
}

type Reply = readonly [status: number, body?: unknown];

/** The control port of the README. */
export function controlServer(options: ControlOptions, token: string): Server {
  return createServer((incoming, outgoing) => {
    reply(incoming, options, token)
      .catch(
        (error: unknown): Reply => [400, { message: error instanceof Error ? error.message : String(error) }],
      )
      .then(([status, body]) => {
        outgoing.writeHead(status, { 'content-type': 'application/json' });
        outgoing.end(body === undefined ? '' : JSON.stringify(body));
      })
      .catch(() => outgoing.destroy());
  });
}

async function reply(incoming: IncomingMessage, options: ControlOptions, token: string): Promise<Reply> {
  if (!mayControl(incoming, token)) return [401, { message: 'send Authorization: Bearer <controlToken>' }];
  const { faults } = options;
  const request = `${incoming.method} ${incoming.url}`;
  const id = decodeURIComponent(/^\/faults\/([^/]+)$/.exec(incoming.url ?? '')?.[1] ?? '');
  if (id && incoming.method === 'PUT') {
    faults.put(id, parseFaultRule(JSON.parse(await text(incoming))));
    return [200];
  }
  if (id && incoming.method === 'DELETE') {
    return faults.delete(id) ? [200] : [404, { message: `there is no fault ${id}` }];
  }
  switch (request) {
    case 'PUT /bill':
      options.bill.set(parseBill(JSON.parse(await text(incoming))));
      return [200];
    case 'DELETE /bill':
      options.bill.set(undefined);
      return [200];
    case 'GET /faults':
      return [200, faults.list()];
    case 'GET /stats':
      return [200, options.stats()];
    case 'POST /drain':
      return [200, { drained: await options.drain() }];
    case 'POST /alarms/evaluate':
      await options.evaluateAlarms();
      return [200];
    default:
      return [404, { message: `${request} is not known: see infra/local/README.md` }];
  }
}

function mayControl(incoming: IncomingMessage, token: string): boolean {
  const [given, wanted] = [Buffer.from(incoming.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
