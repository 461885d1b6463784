import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configFromFile } from '#lib/config/source.ts';
import { instant } from '#lib/domain/time.ts';
import { signInLimit } from '#lib/identity/sign-in-limit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { takeWishes } from '#lib/store/forge-events.ts';
import { pullsOf } from '#lib/store/forge-pulls.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { type HookRequest, receiveHook } from './receive.ts';

const SECRET = "It's a Secret to Everybody";
const dir = mkdtempSync(join(tmpdir(), 'yagura-hooks-'));
const file = join(dir, 'portal.yaml');
const settings = (path: string) => `version: 2
repositories: { hello: . }
defaultSystem: shop
access: [{ group: all, role: viewer, on: '*' }]
forge:
  github: { app: 1, privateKey: KEY, webhookSecret: HOOK, repositories: { hello: ${path} } }
systems: { shop: { title: Shop, environments: { dev: { account: '000000000000', region: ap-northeast-1, roles: { read: 'arn:aws:iam::000000000000:role/read' }, watch: { stacks: [x] } } } } }
`;
let server: EmbeddedDatabase;
let web: Database;
let runner: Database;
let owner: Database;
let now = 0;
let limit = signInLimit(() => now);

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 2);
  runner = openDatabase(server.urls.runner, 'test runner', 2);
  owner = openDatabase(server.urls.migrate, 'test owner', 2);
  writeFileSync(file, settings('codertocat/hello-world'));
});
afterAll(async () => {
  await Promise.all([web?.close(), runner?.close(), owner?.close()]);
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  limit = signInLimit(() => now);
  await owner.pool.query('truncate forge_events, forge_pulls, repository_wishes, forge_again');
});

type Example = { readonly action?: string; readonly ref?: string };
const of = (event: string, fits: (each: Example) => boolean = () => true) =>
  (examples as readonly { name: string; examples: readonly Example[] }[])
    .filter(({ name }) => name === event)
    .flatMap((each) => each.examples)
    .find(fits);

const sign = (body: string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

type Sent = { event?: string; delivery?: string; signature?: string | undefined; client?: string };
function githubRequest(
  payload: unknown,
  { event = 'push', delivery = 'd-1', ...more }: Sent = {},
): HookRequest {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const signature = 'signature' in more ? more.signature : sign(body);
  const headers: Record<string, string | undefined> = {
    ...{ 'x-github-event': event, 'x-github-delivery': delivery },
    'x-hub-signature-256': signature,
  };
  return { header: (name) => headers[name], body, client: more.client ?? '192.0.2.1' };
}

const receive = (
  request: HookRequest,
  secret: string | undefined = SECRET,
  forge: 'github' | 'gitlab' = 'github',
) =>
  receiveHook(
    {
      ...{ db: web.db, config: configFromFile(file), clock: () => instant(now), limit },
      secretNamed: (name) => (name === 'HOOK' ? secret : undefined),
    },
    forge,
    request,
  );
const again = async () => (await owner.pool.query('select repository, commit from forge_again')).rows;
const kept = async () => (await owner.pool.query('select id from forge_events')).rows.length;
const OPENED = of('pull_request', ({ action }) => action === 'opened') as Example & {
  readonly pull_request: { readonly head: { readonly sha: string } };
};
const HEAD = OPENED.pull_request.head.sha;

describe('what GitHub sends', () => {
  it("is believed by GitHub's own published signature", async () => {
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    expect(sign('Hello, World!')).toBe(signature);
    // No event, but signed: it comes as far as being read.
    expect(await receive(githubRequest('Hello, World!', { signature }))).toEqual({
      status: 400,
      said: 'not understood',
    });
  });

  it('a push has its repository read by the runner, once', async () => {
    expect(await receive(githubRequest(of('push')))).toEqual({ status: 202, said: 'taken' });
    expect(await takeWishes(runner.db)).toEqual(new Set(['hello']));
    expect(await takeWishes(runner.db)).toEqual(new Set());
  });

  it('a check that somebody runs again is said again, of one check and of a whole suite; other news of it are not', async () => {
    writeFileSync(file, settings('github/hello-world'));
    const run = of('check_run', ({ action }) => action === 'rerequested');
    expect(await receive(githubRequest(run, { event: 'check_run' }))).toEqual({ status: 202, said: 'taken' });
    expect(await again()).toEqual([
      { repository: 'hello', commit: 'd6fde92930d4715a2b49857d24b940956b26d2d3' },
    ]);
    writeFileSync(file, settings('codertocat/hello-world'));
    const suite = of('check_suite', ({ action }) => action === 'rerequested');
    await receive(githubRequest(suite, { event: 'check_suite', delivery: 'd-2' }));
    expect(await again()).toHaveLength(2);
    const completed = of('check_suite', ({ action }) => action === 'completed');
    expect((await receive(githubRequest(completed, { event: 'check_suite', delivery: 'd-3' }))).said).toBe(
      'nothing to do for this event',
    );
  });

  it('a pull request is kept with its head, and its end with what it came to', async () => {
    await receive(githubRequest(OPENED, { event: 'pull_request' }));
    expect(await pullsOf(web.db, 'hello', HEAD)).toMatchObject([
      { number: 2, state: 'open', author: 'Codertocat' },
    ]);
    const merge = 'c'.repeat(40);
    const end = structuredClone(OPENED) as unknown as { pull_request: Record<string, unknown> };
    Object.assign(end.pull_request, {
      ...{ state: 'closed', merged_at: '2019-05-15T16:00:00Z', merge_commit_sha: merge },
      updated_at: '2019-05-15T16:00:00Z',
    });
    await receive(githubRequest(end, { event: 'pull_request', delivery: 'd-2' }));
    expect(await pullsOf(web.db, 'hello', merge)).toMatchObject([
      { number: 2, state: 'merged', merged: merge },
    ]);
    expect(await pullsOf(web.db, 'hello', HEAD)).toHaveLength(1);
  });

  it('that was taken before is passed over, and what is old changes nothing under a new id', async () => {
    const closed = structuredClone(OPENED) as unknown as { pull_request: Record<string, unknown> };
    Object.assign(closed.pull_request, { state: 'closed', updated_at: '2030-01-01T00:00:00Z' });
    await receive(githubRequest(closed, { event: 'pull_request', delivery: 'd-9' }));
    expect(await receive(githubRequest(closed, { event: 'pull_request', delivery: 'd-9' }))).toEqual({
      ...{ status: 200, said: 'known' },
    });
    await receive(githubRequest(OPENED, { event: 'pull_request', delivery: 'd-10' }));
    expect(await pullsOf(web.db, 'hello', HEAD)).toMatchObject([{ state: 'closed' }]);
  });

  it.each<[string, Sent]>([
    ['no signature', { signature: undefined }],
    [
      'that of another secret',
      { signature: sign(JSON.stringify(of('push')), 'another secret of another App') },
    ],
    ['the older, weaker kind', { signature: `sha1=${'0'.repeat(40)}` }],
    ['one of another length', { signature: 'sha256=00' }],
  ])('is refused with %s, and nothing is kept of it', async (_, sent) => {
    expect((await receive(githubRequest(of('push'), sent))).status).toBe(401);
    expect([await kept(), (await takeWishes(runner.db)).size]).toEqual([0, 0]);
  });

  it('is refused where one byte is another than was signed', async () => {
    const body = JSON.stringify(of('push'));
    expect((await receive(githubRequest(`${body} `, { signature: sign(body) }))).status).toBe(401);
  });

  it('of another repository, or of an event that nobody asked for, is answered and not kept', async () => {
    const other = { ...of('push'), repository: { full_name: 'mallory/hello-world' } };
    expect(await receive(githubRequest(other))).toEqual({
      status: 202,
      said: 'portal.yaml does not name this repository',
    });
    for (const event of ['ping', 'installation', 'star', 'no-such-event'])
      expect((await receive(githubRequest(of(event) ?? {}, { event }))).status).toBe(202);
    expect(await kept()).toBe(0);
  });

  it('that is no such event, or names no delivery, is refused', async () => {
    expect((await receive(githubRequest({ repository: 7 }))).status).toBe(400);
    expect(
      (await receive(githubRequest({ ...OPENED, pull_request: {} }, { event: 'pull_request' }))).status,
    ).toBe(400);
    expect((await receive(githubRequest(of('push'), { delivery: `x\n${'y'.repeat(200)}` }))).status).toBe(
      400,
    );
  });

  it('is stored without the keys that stand in a title, and links nowhere but to a page', async () => {
    const hostile = structuredClone(OPENED) as unknown as { pull_request: Record<string, unknown> };
    hostile.pull_request.title = `AKIAIOSFODNN7EXAMPLE ${'x'.repeat(500)}`;
    await receive(githubRequest(hostile, { event: 'pull_request' }));
    const [pull] = await pullsOf(web.db, 'hello', HEAD);
    expect(pull?.title).not.toContain('AKIA');
    expect(pull?.title.length).toBeLessThanOrEqual(200);
    hostile.pull_request.html_url = 'javascript:alert(1)';
    expect((await receive(githubRequest(hostile, { event: 'pull_request', delivery: 'd-3' }))).said).toBe(
      'nothing to do for this event',
    );
  });

  it('is refused before its signature is looked at where a stranger sends without end', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 130; n += 1)
      answers.push((await receive(githubRequest(of('push'), { signature: sign('x', 'wrong') }))).status);
    expect(answers.filter((each) => each === 429)).toHaveLength(10);
    // Others are still heard, and so is the same one later.
    expect((await receive(githubRequest(of('push'), { client: '198.51.100.7' }))).status).toBe(202);
    now += 60_000;
    expect((await receive(githubRequest(of('push'), { delivery: 'd-2' }))).status).toBe(202);
  });

  it('is not taken by a portal that has no secret, a short one, or no such forge', async () => {
    expect((await receive(githubRequest(of('push')), '')).status).toBe(503);
    expect(
      (
        await receive(
          githubRequest(of('push'), { signature: sign(JSON.stringify(of('push')), 'short') }),
          'short',
        )
      ).status,
    ).toBe(503);
    expect((await receive(githubRequest(of('push')), SECRET, 'gitlab')).status).toBe(404);
  });
});
