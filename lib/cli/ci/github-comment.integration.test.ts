import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { afterEach, beforeEach, expect, it } from 'vitest';
import { marker, putComment } from './github-comment.ts';

// The other side answers with a comment that GitHub itself has published as an example; only id, text and author differ.
const comment = examples
  .filter(({ name }) => name === 'issue_comment')
  .flatMap(({ examples: each }) => each)
  .flatMap((each) => ('comment' in each && 'issue' in each ? [each.comment] : []))
  .find((each) => typeof each !== 'string' && 'issue_url' in each);
if (comment === undefined || typeof comment === 'string') throw new Error('GitHub publishes no comment');
const commentBy = (login: string, id: number, body: string) => ({
  ...comment,
  id,
  body,
  html_url: `https://github.com/shop/orders/pull/7#issuecomment-${id}`,
  user: { ...comment.user, login },
});

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
};
let server: Server;
let asked: Asked[] = [];
let listed: ReturnType<typeof commentBy>[] = [];
let refusal: { readonly status: number; readonly text: string } | undefined;
const BOT = 'github-actions[bot]';
const place = () => ({
  api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  repository: 'shop/orders',
  pullRequest: 7,
  token: 'ghs_not-a-real-token',
  author: BOT,
});

beforeEach(async () => {
  asked = [];
  listed = [];
  refusal = undefined;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push({
        method: request.method ?? '',
        path,
        body,
        authorization: request.headers.authorization ?? '',
      });
      response.setHeader('content-type', 'application/json; charset=utf-8');
      if (refusal) return response.writeHead(refusal.status).end(refusal.text);
      if (request.method === 'GET') {
        const page = Number(new URL(path, 'http://x').searchParams.get('page'));
        return response.end(JSON.stringify(listed.slice((page - 1) * 100, page * 100)));
      }
      const id = Number(path.split('/').at(-1)) || 900;
      response.writeHead(request.method === 'POST' ? 201 : 200);
      response.end(JSON.stringify(commentBy(BOT, id, JSON.parse(body).body)));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => new Promise((closed) => server.close(closed)));

it('writes one comment, whose mark is no visible text', async () => {
  expect(await putComment(place(), 'plan', 'hello')).toBe(
    'https://github.com/shop/orders/pull/7#issuecomment-900',
  );
  const [, post] = asked;
  expect([post?.method, post?.path]).toEqual(['POST', '/repos/shop/orders/issues/7/comments']);
  expect(JSON.parse(post?.body ?? '')).toEqual({ body: '<!-- yagura plan -->\nhello' });
  expect(post?.authorization).toBe('Bearer ghs_not-a-real-token');
});

it('updates its own in place, however many others there are', async () => {
  const others = Array.from({ length: 130 }, (_, at) => commentBy('someone', at + 1, 'looks good'));
  listed = [...others, commentBy(BOT, 500, `${marker('plan')}\nold`)];
  await putComment(place(), 'plan', 'new');
  expect(asked.at(-1)).toMatchObject({ method: 'PATCH', path: '/repos/shop/orders/issues/comments/500' });
});

it('never writes into the comment of somebody who copied the mark, nor into that of another mark', async () => {
  listed = [
    commentBy('mallory', 1, `${marker('plan')}\nno changes`),
    commentBy(BOT, 2, `${marker('other')}\nwhat another job says`),
  ];
  await putComment(place(), 'plan', 'new');
  expect(asked.at(-1)).toMatchObject({ method: 'POST' });
});

it('says what GitHub said, and never the token', async () => {
  refusal = { status: 403, text: '{"message":"Resource not accessible by integration"}' };
  const failed = await putComment(place(), 'plan', 'x').catch((error: unknown) => String(error));
  expect(failed).toBe(
    'Error: GitHub refused GET /repos/shop/orders/issues/7/comments: 403 Resource not accessible by integration',
  );
  refusal = { status: 502, text: '<html>Bad gateway</html>' };
  await expect(putComment(place(), 'plan', 'x')).rejects.toThrow('502 <html>Bad gateway</html>');
});
