import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { brotliScripts } from './brotli-scripts.ts';

const SCRIPT = 'const lamp = "lit";\n'.repeat(500);
let folder: string;
let server: Server;
const failed = vi.fn();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yagura-static-'));
  await mkdir(join(folder, 'static/chunks'), { recursive: true });
  await writeFile(join(folder, 'static/chunks/a.js'), SCRIPT);
  await writeFile(join(folder, 'static/chunks/gone.js'), SCRIPT);
  await writeFile(join(folder, 'static/chunks/font.woff2'), 'a font is compressed already');
  await writeFile(join(folder, 'secret.js'), 'not of the build');
  const answer = await brotliScripts(
    join(folder, 'static'),
    async (_, response) => {
      response.end('next');
    },
    failed,
  );
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

type Answer = { readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Without what `fetch` makes of a path and of an answer. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sent = ask({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.once('error', reject);
    sent.end();
  });

const A = '/_next/static/chunks/a.js?dpl=build-1';
const BROTLI = { 'accept-encoding': 'gzip, deflate, br, zstd' };

describe('a script of the build', () => {
  it('is in Brotli once it was asked for, and is the same script', async () => {
    await get(A, BROTLI);
    await vi.waitFor(async () =>
      expect((await get(A, BROTLI)).headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': 'application/javascript; charset=UTF-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      }),
    );
    const { body } = await get(A, BROTLI);
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
    expect(body.length).toBeLessThan(SCRIPT.length);
  });

  it.each([
    ['a client that takes no Brotli', A, { 'accept-encoding': 'gzip' }, 'GET'],
    ['a client that refuses it', A, { 'accept-encoding': 'gzip, br; q=0' }, 'GET'],
    ['a client that says nothing of it', A, {}, 'GET'],
    ['a part of it', A, { ...BROTLI, range: 'bytes=0-9' }, 'GET'],
    ['whether it is still the same', A, { ...BROTLI, 'if-none-match': '"x"' }, 'GET'],
    ['its head alone', A, BROTLI, 'HEAD'],
    ['a font', '/_next/static/chunks/font.woff2', BROTLI, 'GET'],
    ['a file that the build lacks', '/_next/static/chunks/b.js', BROTLI, 'GET'],
    ['a file beside the build', '/_next/static/../secret.js', BROTLI, 'GET'],
    ['the same, hidden', '/_next/static/%2e%2e/secret.js', BROTLI, 'GET'],
  ])('is left to Next for %s', async (_, path, headers, method) => {
    await get(A, BROTLI);
    for (let time = 0; time < 2; time += 1) {
      const answer = await get(path, headers, method);
      expect(answer.headers).not.toHaveProperty('content-encoding');
      if (method === 'GET') expect(answer.body.toString()).toBe('next');
    }
  });

  it('is left to Next, and that is said, where it cannot be read', async () => {
    await rm(join(folder, 'static/chunks/gone.js'));
    for (const _ of [1, 2])
      expect((await get('/_next/static/chunks/gone.js', BROTLI)).body.toString()).toBe('next');
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(String(failed.mock.lastCall?.[0])).toContain('ENOENT');
  });
});
