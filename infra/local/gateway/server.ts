import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { faultedAnswer } from '../faults/apply.ts';
import type { Caller } from '../faults/fault.ts';
import type { FaultRegistry } from '../faults/registry.ts';
import { type Answer, type Call, describeCall } from './call.ts';
import type { Callers } from './callers.ts';
import type { Fill } from './fill.ts';
import { apiAddress } from './public-api/address.ts';
import type { publicApi } from './public-api/serve.ts';
import type { Traffic } from './traffic.ts';
import { endToEnd, type Upstream } from './upstream.ts';

export interface GatewayServerOptions {
  readonly upstream: Upstream;
  readonly serveApi: ReturnType<typeof publicApi>;
  /** An answer for a call that may not come in. */
  readonly admit: (call: Call) => Answer | undefined;
  readonly fills: readonly Fill[];
  readonly callers: Callers;
  readonly faults: FaultRegistry;
  readonly traffic: Traffic;
  readonly observe: (call: Call, answer: Answer, latencyMs: number) => void;
  readonly log: (line: string) => void;
}

/** The one endpoint that everything uses: named, checked, filled, watched, or passed on byte for byte. */
export function gatewayServer(options: GatewayServerOptions): Server {
  const { upstream, serveApi, admit, fills, callers, faults, traffic, observe, log } = options;
  /** What `stale` faults repeat, by fault. */
  const frozen = new Map<string, Map<string, Answer>>();

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      log(`gateway: ${incoming.method} ${incoming.url}: ${error instanceof Error ? error.message : error}`);
      if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'text/plain' });
      outgoing.end();
    });
  });
  server.keepAliveTimeout = 30_000;
  server.requestTimeout = 0;
  return server;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [method, target] = [incoming.method ?? 'GET', incoming.url ?? '/'];
    const body = await buffer(incoming);
    const address = apiAddress(target, incoming.headers);
    if (address) {
      const sourceIp = incoming.socket.remoteAddress ?? '127.0.0.1';
      return respond(
        outgoing,
        await serveApi(address, { method, headers: incoming.headers, body, sourceIp }),
      );
    }
    const call = describeCall(method, target, incoming.headers, body);
    const refused = admit(call);
    if (refused) return respond(outgoing, refused);

    const caller = callers.of(call.accessKeyId);
    const fault = faults.take({ ...caller, service: call.service, operation: call.operation });
    if (!fault && call.service === 's3') return stream(call, caller, outgoing);
    const began = Date.now();
    const answer = fault
      ? await faultedAnswer(fault.fault, call, caller, frozenOf(fault.id), () => answerOf(call))
      : await answerOf(call);
    traffic.count(call, caller, answer.status, fault !== undefined);
    observe(call, answer, Date.now() - began);
    respond(outgoing, answer);
  }

  async function answerOf(call: Call): Promise<Answer> {
    const forward = () => upstream.send(call.method, call.target, call.headers, call.body);
    for (const fill of fills) {
      const answer = await fill(call, forward);
      if (answer) return answer;
    }
    return forward();
  }

  async function stream(call: Call, caller: Caller, outgoing: ServerResponse): Promise<void> {
    const passed = await upstream.open(call.method, call.target, call.headers, call.body);
    traffic.count(call, caller, passed.statusCode ?? 502, false);
    outgoing.writeHead(passed.statusCode ?? 502, endToEnd(passed));
    await pipeline(passed, outgoing).catch(() => outgoing.destroy());
  }

  function frozenOf(id: string): Map<string, Answer> {
    const known = frozen.get(id) ?? new Map<string, Answer>();
    // A fault that was put again starts anew.
    if (!faults.list().some((fault) => fault.id === id && fault.hits > 1)) known.clear();
    frozen.set(id, known);
    return known;
  }
}

/** Listens on loopback and resolves with the port taken. Names the port when somebody else has it. */
export function listen(server: Server, port: number, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        new Error(taken ? `${what}: port ${port} is taken by another program` : cause.message, { cause }),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function respond(outgoing: ServerResponse, answer: Answer): void {
  const empty = answer.status === 204 || answer.status === 304;
  outgoing.writeHead(answer.status, {
    ...answer.headers,
    ...(empty ? {} : { 'content-length': String(answer.body.length) }),
  });
  if (!answer.cut) {
    outgoing.end(answer.body);
    return;
  }
  outgoing.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => outgoing.destroy());
}
