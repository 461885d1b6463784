import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_HEADER } from '#lib/identity/client.ts';
import { trustedProxies } from '#lib/identity/client-address.ts';
import { frontDoor } from './front-door.ts';

const MOST = 100_000;
let server: Server;
let behindProxy: Server;
let reached: IncomingMessage['headers'][] = [];

beforeAll(async () => {
  server = await listening([]);
  behindProxy = await listening(['127.0.0.1']);
});
afterAll(() => {
  for (const each of [server, behindProxy]) each.close();
});

/** A request that was cut off ends whoever reads it. */
const failed = (error: unknown) => expect(error).toMatchObject({ code: 'ECONNRESET' });
const portOf = (on: Server) => (on.address() as AddressInfo).port;
const own = (on: Server = server) => `http://localhost:${portOf(on)}`;

/** A stand-in for Next: reads the body and says how long it was. */
async function listening(proxies: readonly string[]): Promise<Server> {
  const started = createServer();
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  const url = new URL(own(started));
  started.on(
    'request',
    frontDoor({ url, trusted: trustedProxies(proxies), most: MOST, failed }, async (request, response) => {
      reached.push({ ...request.headers });
      let bytes = 0;
      for await (const chunk of request) bytes += (chunk as Buffer).length;
      response.end(String(bytes));
    }),
  );
  return started;
}

type Answer = { readonly status: number; readonly text: string; readonly location: string | undefined };

function send(
  method: string,
  headers: Record<string, string>,
  body: readonly Buffer[] = [],
  on: Server = server,
): Promise<Answer> {
  reached = [];
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port: portOf(on), method, path: '/deploys?a=b', headers });
    sent.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, text, location: response.headers.location }),
      );
    });
    sent.once('error', reject);
    for (const chunk of body) sent.write(chunk);
    sent.end();
  });
}

describe('the client', () => {
  it('wall row 10: is the peer, whatever X-Forwarded-For says', async () => {
    const said = { 'x-forwarded-for': '6.6.6.6', [CLIENT_HEADER]: '6.6.6.6', 'x-real-ip': '6.6.6.6' };
    await send('GET', { host: `localhost:${portOf(server)}`, ...said });
    expect(JSON.stringify(reached)).not.toContain('6.6.6.6');
    expect(reached[0]).toMatchObject({ [CLIENT_HEADER]: '127.0.0.1', 'x-forwarded-for': '127.0.0.1' });
  });

  it('is what a trusted proxy says, and not what came to the proxy', async () => {
    const host = `localhost:${portOf(behindProxy)}`;
    await send('GET', { host, 'x-forwarded-for': '6.6.6.6, 203.0.113.9' }, [], behindProxy);
    expect(reached[0]).toMatchObject({ [CLIENT_HEADER]: '203.0.113.9' });
  });
});

describe('what may change something', () => {
  const host = () => ({ host: `localhost:${portOf(server)}` });

  it('wall row 14: of a foreign origin is refused with 403 before it is handled', async () => {
    expect((await send('POST', { ...host(), origin: 'https://evil.example' })).status).toBe(403);
    expect((await send('POST', { ...host(), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('POST', host())).status).toBe(403);
    expect(reached).toEqual([]);
  });

  it('of a page of ours goes on, and Next finds the address that it compares with', async () => {
    expect((await send('POST', { ...host(), origin: own() })).status).toBe(200);
    expect(reached[0]?.['x-forwarded-host']).toBe(`localhost:${portOf(server)}`);
  });
});

describe('a body', () => {
  const page = () => ({ host: `localhost:${portOf(server)}`, origin: own() });

  it('within the limit arrives whole', async () => {
    const answer = await send('POST', page(), [Buffer.alloc(60_000), Buffer.alloc(40_000)]);
    expect(answer).toMatchObject({ status: 200, text: '100000' });
  });

  it('wall row 18: that announces more is refused before anything of it is read', async () => {
    reached = [];
    const { answer, read } = await flood('content-length: 100000000\r\n', (chunk) => [chunk]);
    expect(answer).toBe('HTTP/1.1 413 Payload Too Large');
    expect(reached).toEqual([]);
    expect(read).toBeLessThan(1_000_000);
  });

  it('wall row 18: that announces nothing is cut off where it passes the limit', async () => {
    const framed = (chunk: Buffer) => [`${chunk.length.toString(16)}\r\n`, chunk, '\r\n'];
    const { answer, read } = await flood('transfer-encoding: chunked\r\n', framed);
    expect(answer).toBe('HTTP/1.1 413 Payload Too Large');
    expect(read).toBeLessThan(1_000_000);
  });
});

/** Sends 100 MB as fast as they are taken. @returns the answer's first line, and how many bytes the server read of it */
function flood(
  header: string,
  framed: (chunk: Buffer) => readonly (Buffer | string)[],
): Promise<{ readonly answer: string; readonly read: number }> {
  const read = new Promise<number>((done) =>
    server.once('connection', (socket) => socket.once('close', () => done(socket.bytesRead))),
  );
  return new Promise((resolve) => {
    const socket = connect(portOf(server), '127.0.0.1');
    const chunk = Buffer.alloc(65_536);
    let left = 100_000_000;
    let answer = '';
    socket.on('data', (data) => {
      answer += String(data);
    });
    // The other end shuts while this one still writes.
    socket.on('error', () => undefined);
    socket.once('close', async () => resolve({ answer: answer.split('\r\n')[0] ?? '', read: await read }));
    socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\norigin: ${own()}\r\n${header}\r\n`);
    const write = () => {
      if (socket.destroyed || left <= 0) return;
      left -= chunk.length;
      const pieces = framed(chunk);
      for (const piece of pieces.slice(0, -1)) socket.write(piece);
      socket.write(pieces.at(-1) ?? '', () => setImmediate(write));
    };
    write();
  });
}

it("a page asked for by another of this machine's names goes on under the portal's own", async () => {
  const port = portOf(server);
  expect(await send('GET', { host: `127.0.0.1:${port}` })).toMatchObject({
    status: 307,
    location: `${own()}/deploys?a=b`,
  });
  expect((await send('GET', { host: `127.0.0.1:${port}`, rsc: '1' })).status).toBe(200);
  expect((await send('GET', { host: `localhost:${port}` })).status).toBe(200);
  expect((await send('GET', { host: `portal.example:${port}` })).status).toBe(200);
});
