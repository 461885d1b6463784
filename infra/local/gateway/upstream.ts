import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { Answer } from './call.ts';

/** The way to MiniStack: one pool of connections to its socket. */
export interface Upstream {
  /** The whole answer in memory. */
  send(method: string, target: string, headers: OutgoingHttpHeaders, body: Buffer): Promise<Answer>;
  /** The answer as it comes: for S3 objects and event streams. */
  open(method: string, target: string, headers: OutgoingHttpHeaders, body: Buffer): Promise<IncomingMessage>;
  close(): void;
}

/** Connections to MiniStack's socket. */
export function upstreamOf(socketPath: () => string): Upstream {
  // Ended before Python's 75 s, so that a connection is never reused while it is being closed.
  const agent = new Agent({ keepAlive: true, keepAliveMsecs: 5_000, timeout: 60_000 });
  const open = (method: string, target: string, headers: OutgoingHttpHeaders, body: Buffer) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const out = request({
        socketPath: socketPath(),
        method,
        path: target,
        headers: forwarded(target, headers, body),
        agent,
      });
      out.on('response', resolve);
      out.on('error', reject);
      out.setTimeout(0);
      out.end(body);
    });
  return {
    open,
    async send(method, target, headers, body) {
      const incoming = await open(method, target, headers, body);
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      return { status: incoming.statusCode ?? 502, headers: endToEnd(incoming), body: Buffer.concat(chunks) };
    },
    close: () => agent.destroy(),
  };
}

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'expect',
]);

function forwarded(target: string, headers: OutgoingHttpHeaders, body: Buffer): OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(kept),
    // What is signed reaches AWS by TLS: a policy that refuses all else (`aws:SecureTransport`) lets it through.
    ...(isSigned(target, headers) ? { 'x-forwarded-proto': 'https' } : {}),
    'content-length': String(body.length),
  };
}

const isSigned = (target: string, headers: OutgoingHttpHeaders): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'authorization') ||
  target.includes('X-Amz-Signature=');

/** Headers of an answer without those that belong to the one connection. */
export function endToEnd(incoming: IncomingMessage): Record<string, string | string[]> {
  const kept = Object.entries(incoming.headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined && !HOP_BY_HOP.has(entry[0]),
  );
  return Object.fromEntries(kept);
}
