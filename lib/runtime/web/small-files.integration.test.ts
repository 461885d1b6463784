import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallFiles } from './small-files.ts';

const SCRIPT = 'export const words = ["a word"];\n'.repeat(200);
const folder = mkdtempSync(join(tmpdir(), 'yagura-static-'));
const failures: unknown[] = [];
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'chunks'));
  for (const name of ['chunks/a.js', 'chunks/gone.js', 'a.woff2']) writeFileSync(join(folder, name), SCRIPT);
  const door = smallFiles(
    folder,
    (error) => failures.push(error),
    async (_, response) => void response.end('Next'),
  );
  rmSync(join(folder, 'chunks/gone.js'));
  server = createServer((request, response) => void door(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const BR = { 'accept-encoding': 'gzip, deflate, br, zstd' };
type Answer = { readonly headers: IncomingHttpHeaders; readonly body: Buffer };

const get = (path: string, headers: Record<string, string> = BR, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    ask({ host: '127.0.0.1', port, path: `/_next/static/${path}`, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    })
      .once('error', reject)
      .end();
  });
const sentByNext = async (...asked: Parameters<typeof get>) => String((await get(...asked)).body) === 'Next';

it('a script is sent by Next while it is compressed, then smaller, and reads as it was', async () => {
  expect(await sentByNext('chunks/a.js?dpl=1')).toBe(true);
  const again = () => get('chunks/a.js?dpl=2');
  await expect.poll(async () => (await again()).headers['content-encoding']).toBe('br');
  const { headers, body } = await again();
  expect(String(brotliDecompressSync(body))).toBe(SCRIPT);
  expect(headers).toMatchObject({
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-length': String(body.length),
    vary: 'Accept-Encoding',
  });
});

it('whatever else is asked goes to Next: another encoding, a part, another method, what is no script or no file of the build', async () => {
  expect(await sentByNext('chunks/a.js', { 'accept-encoding': 'gzip' })).toBe(true);
  expect(await sentByNext('chunks/a.js', { ...BR, range: 'bytes=0-9' })).toBe(true);
  expect(await sentByNext('chunks/a.js', BR, 'POST')).toBe(true);
  for (const path of ['a.woff2', 'chunks/b.js', '../secret.js', '%2e%2e/secret.js'])
    expect(await sentByNext(path), path).toBe(true);
});

it('what cannot be read any more is told once and stays with Next', async () => {
  expect(await sentByNext('chunks/gone.js')).toBe(true);
  await expect.poll(() => failures).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
  expect(await sentByNext('chunks/gone.js')).toBe(true);
  expect(failures).toHaveLength(1);
});
