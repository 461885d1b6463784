import { request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PortalState } from '#lib/domain/silence.ts';
import { instant } from '#lib/domain/time.ts';
import { outageDoor } from './outage-door.ts';

const SINCE = instant(Date.UTC(2026, 10, 28, 5, 34, 10));
const FINE: PortalState = { collector: { state: 'reporting' }, runner: { state: 'reporting' } };
let state = FINE;
let reached = 0;
let server: Server;

beforeAll(async () => {
  const door = outageDoor(
    async () => state,
    async (_, response) => {
      reached += 1;
      response.end('a page');
    },
  );
  server = createServer((request, response) => {
    door(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.close());

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

function send(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask(
      { host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, method, headers },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

describe('wall row 14: while PostgreSQL is away', () => {
  const browser = { accept: 'text/html,application/xhtml+xml' };
  beforeEach(() => {
    state = { ...FINE, databaseAwaySince: SINCE };
  });

  it.each(['/', '/sign-in', '/e/items/dev/logs'])(
    '%s says what is wrong and since when, and asks again',
    async (path) => {
      const { status, headers, text } = await send(path, browser);
      expect(status).toBe(503);
      expect(headers).toMatchObject({ 'retry-after': '3', 'cache-control': 'no-store' });
      expect(text).toContain('PostgreSQL has not answered since 2026-11-28 05:34:10 UTC');
      expect(text).toContain('http-equiv="refresh"');
    },
  );

  it('speaks the language and the zone of whoever asks', async () => {
    const { text } = await send('/', { ...browser, cookie: 'locale=ja; zone=Asia%2FTokyo; theme=dark' });
    expect(text).toContain('2026-11-28 14:34:10 JST 以降、PostgreSQL の応答がありません');
    expect(text).toContain('lang="ja" data-theme="dark"');
  });

  it('writes nothing into the page that came with the request', async () => {
    const { text } = await send('/?q=%3Cscript%3E', {
      ...browser,
      cookie: 'locale="><script>; zone=<script>; theme="><script>',
    });
    expect(text).not.toContain('<script');
  });

  it('an action hears that nothing was done, in the one form that Next hands on', async () => {
    const answer = await send('/deploys/new', { ...browser, 'next-action': 'x' }, 'POST', 'body');
    expect([answer.status, answer.headers['content-type']]).toEqual([503, 'text/plain']);
    expect(answer.text).toContain('nothing was done');
  });

  it.each([
    ['/api/query/overview', { accept: '*/*' }],
    ['/?_rsc=x', { ...browser, rsc: '1' }],
  ])('%s is answered with the reason, as data', async (path, headers) => {
    const { status, text } = await send(path, headers);
    expect([status, JSON.parse(text)]).toEqual([
      503,
      {
        error: 'PostgreSQL has not answered since 2026-11-28T05:34:10.000Z: nothing was done, ask again',
        databaseAwaySince: SINCE,
      },
    ]);
  });

  it.each(['/api/health/live', '/api/session', '/_next/static/a.js', '/icon.svg'])(
    '%s goes on',
    async (path) => {
      reached = 0;
      expect(await send(path)).toMatchObject({ status: 200, text: 'a page' });
      expect(reached).toBe(1);
    },
  );
});

it('everything goes on while PostgreSQL answers', async () => {
  state = FINE;
  expect(await send('/', { accept: 'text/html' })).toMatchObject({ status: 200, text: 'a page' });
});
