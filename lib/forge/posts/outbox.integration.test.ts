import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configFromFile } from '#lib/config/source.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { sayAgain } from '#lib/store/forge-events.ts';
import { putPull } from '#lib/store/forge-pulls.ts';
import { insertDeployment, moveRun } from '#lib/store/run-moves.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { unpublished } from '../github/published-in-test.ts';
import { startGithub } from '../github/server-in-test.ts';
import { startGitlab } from '../gitlab/server-in-test.ts';
import { forgeOutbox } from './outbox.ts';

type Json = Record<string, unknown>;

/** Only what a test is about differs from it. */
function published(event: string, key: string): Json {
  const found = (examples as readonly { name: string; examples: readonly Json[] }[])
    .filter(({ name }) => name === event)
    .flatMap((each) => each.examples)
    .find((each) => typeof each[key] === 'object' && each[key] !== null);
  if (!found) throw new Error(`GitHub publishes no ${key} of ${event}`);
  return found[key] as Json;
}

const COMMIT = 'a'.repeat(40);
const dir = mkdtempSync(join(tmpdir(), 'yagura-forge-'));
const file = join(dir, 'portal.yaml');
let server: EmbeddedDatabase;
let owner: Database;
let collector: Database;
let web: Database;
let github: Awaited<ReturnType<typeof startGithub>>;
let gitlab: Awaited<ReturnType<typeof startGitlab>>;

beforeAll(async () => {
  server = await startTestDatabase();
  owner = openDatabase(server.urls.migrate, 'test owner', 2);
  collector = openDatabase(server.urls.collector, 'test collector', 4);
  web = openDatabase(server.urls.web, 'test web', 2);
});

afterAll(async () => {
  await Promise.all([owner?.close(), collector?.close(), web?.close()]);
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
});

beforeEach(async () => {
  [github, gitlab] = await Promise.all([startGithub(published), startGitlab()]);
  await owner.pool.query(
    'truncate deployments, runs, run_events, run_log, plans, run_breaks, releases, approvals, stack_operations, aws_sightings, forge_posts, forge_pulls, forge_seen cascade',
  );
  write(
    `github: { app: ${github.app}, privateKey: APP_KEY, webhookSecret: HOOK, api: '${github.api}', repositories: { shop: example/shop } }`,
  );
});
afterEach(() => Promise.all([github.stop(), gitlab.stop()]));

const write = (forge: string): void =>
  writeFileSync(
    file,
    `version: 2
repositories: { shop: ., other: . }
defaultSystem: shop
access: [{ group: all, role: viewer, on: '*' }]
forge:
  ${forge}
  allow: ['${github.host}', '${gitlab.host}']
systems:
  shop:
    title: Shop
    environments:
${['dev', 'prod']
  .map(
    (name) => `      ${name}:
        account: '000000000000'
        region: ap-northeast-1
        production: ${name === 'prod'}
        roles: { read: 'arn:aws:iam::000000000000:role/read' }
        watch: { stacks: [shop-${name}] }
`,
  )
  .join('')}`,
  );

const sender = () =>
  forgeOutbox({
    ...{ db: collector.db, config: configFromFile(file), clock: () => instant(Date.now()) },
    log: { info: () => undefined, error: () => undefined },
    secretNamed: (name) => ({ APP_KEY: github.key, GITLAB_TOKEN: gitlab.token })[name],
    portal: 'https://portal.example.org',
  });

/** A round, and one more: what a round has learnt is told by the next. */
async function rounds(out = sender()): Promise<void> {
  for (const _ of [1, 2]) {
    await out.round();
    await out.idle();
  }
}

async function requested(environment: 'shop/dev' | 'shop/prod' = 'shop/dev', more = {}) {
  const made = await insertDeployment(
    web.db,
    {
      ...{
        id: randomUUID(),
        environment,
        repository: 'shop',
        commit: COMMIT,
        subject: '@everyone',
        ref: 'main',
      },
      ...{ requestedBy: 'alice', requestedAt: instant(Date.now()), ...more },
    },
    [{ id: randomUUID(), component: 'api', tool: 'sam', lane: 'application', needs: [] }],
  );
  const [run] = made.runs;
  if (!run) throw new Error('no run');
  return {
    number: run.number,
    async move(...states: readonly RunState[]) {
      for (const to of states)
        await moveRun(owner.db, run.id, { to, at: instant(Date.now()), actor: 'runner' });
    },
    async plan(plan: object) {
      await owner.pool.query(
        `insert into plans (id, run_id, made_at, content, binding, plan, files) values ($1, $2, now(), 'c', 'b', $3, '{}')`,
        [randomUUID(), run.id, JSON.stringify(plan)],
      );
    },
  };
}

const PULL = {
  ...{ number: 7, title: 'Cheaper queue', author: 'mika', url: 'https://github.com/example/shop/pull/7' },
  ...{ branch: 'queue', base: 'main', state: 'open' as const, head: COMMIT, updatedAt: instant(1) },
};

/** What is due later is due now. */
const hurry = () =>
  owner.pool.query("update forge_posts set next_at = now() - interval '1 second', held_until = null");
const posts = async () =>
  (
    await owner.pool.query(
      "select wanted ->> 'kind' kind, state, failure ->> 'code' failure from forge_posts order by 1",
    )
  ).rows;

describe('GitHub', () => {
  it('has a check, a comment and a deployment of a request, and each is changed in place as it goes on', async () => {
    await putPull(web.db, 'shop', PULL);
    const run = await requested();
    await run.plan({ counts: { create: 1, update: 2, replace: 0, delete: 0 } });
    await rounds();
    expect(github.checks).toMatchObject([
      {
        name: 'Yagura: shop/dev',
        head_sha: COMMIT,
        status: 'queued',
        details_url: `https://portal.example.org/deploys/${run.number}`,
      },
    ]);
    expect(github.comments).toHaveLength(1);
    expect(github.deployments).toMatchObject([{ sha: COMMIT, environment: 'shop/dev' }]);

    await run.move('queued', 'planning', 'planned', 'awaiting-approval');
    await rounds();
    // A branch rule that asks for the check holds the merge.
    expect(github.checks).toMatchObject([{ status: 'in_progress', output: { title: 'waits for approval' } }]);

    await run.move('approved', 'applying', 'verifying', 'succeeded');
    await rounds();
    expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    expect(github.comments[0]?.body).toContain(
      `[#${run.number}](https://portal.example.org/deploys/${run.number})`,
    );
    expect(github.comments[0]?.body).toContain('1 to create, 2 to change');
    expect(github.statuses.map(({ state }) => state)).toEqual(['queued', 'pending', 'success']);
    expect(github.way.tokens).toBe(3);
    expect(unpublished(github.exchanges)).toEqual([]);
  });

  it('is told nothing again of what has not changed', async () => {
    await requested();
    const out = sender();
    await rounds(out);
    const before = github.asked.length;
    await rounds(out);
    expect(github.asked).toHaveLength(before);
  });

  it.each([1, 2, 3])('shows each once where %i answers are lost after it was done', async (lost) => {
    await putPull(web.db, 'shop', PULL);
    const run = await requested();
    await run.move('queued', 'planning');
    github.way.lost = lost;
    for (const _ of Array.from({ length: 5 })) {
      await rounds();
      await hurry();
    }
    expect([github.checks.length, github.comments.length, github.deployments.length]).toEqual([1, 1, 1]);
    expect(github.statuses.map(({ state }) => state)).toEqual(['pending']);
    expect(new Set((await posts()).map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  it('has said again what stands where somebody runs a check again, once', async () => {
    const run = await requested();
    await run.move('queued', 'planning', 'no-change');
    await rounds();
    const made = github.checks.length;
    // What GitHub does then: the same check, as if nothing had come of it.
    for (const check of github.checks) Object.assign(check, { status: 'queued', conclusion: null });
    await rounds();
    expect(github.checks).toMatchObject([{ status: 'queued' }]);
    await sayAgain(web.db, 'shop', COMMIT, instant(Date.now()));
    await rounds();
    expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    expect(github.checks).toHaveLength(made);
    const told = github.asked.length;
    await rounds();
    expect(github.asked).toHaveLength(told);
  });

  it('gets what changed while it was not there, and nothing of in between', async () => {
    const run = await requested();
    github.way.refuse = { status: 503 };
    await rounds();
    await run.move('queued', 'planning', 'planned', 'approved', 'applying', 'failed');
    await rounds();
    expect(github.checks).toEqual([]);
    delete github.way.refuse;
    await hurry();
    await rounds();
    expect(github.checks).toMatchObject([{ conclusion: 'failure' }]);
    expect(github.statuses.map(({ state }) => state)).toEqual(['failure']);
  });

  it('is left alone for as long as it asks', async () => {
    await requested();
    github.way.refuse = { status: 403, headers: { 'retry-after': '1800' } };
    await rounds();
    const { rows } = await owner.pool.query(
      "select min(next_at) > now() + interval '25 minutes' later from forge_posts",
    );
    expect(rows).toEqual([{ later: true }]);
  });

  it('is asked which pull requests hold a commit, and they get their comment', async () => {
    github.pulls.push({
      ...published('pull_request', 'pull_request'),
      number: 7,
      head: { ref: 'queue', sha: COMMIT, label: 'x', repo: null, user: null },
    });
    await requested();
    await rounds();
    expect(github.comments).toHaveLength(1);
  });

  it('has a new check where somebody deleted the old one', async () => {
    const run = await requested();
    await rounds();
    github.checks.length = 0;
    github.deployments.length = 0;
    await run.move('queued', 'planning');
    await rounds();
    expect(github.checks).toMatchObject([{ status: 'in_progress' }]);
    expect(github.deployments).toHaveLength(1);
  });

  it('never hears of a repository that portal.yaml does not name', async () => {
    await requested('shop/dev', { repository: 'other' });
    await rounds();
    expect(github.asked).toEqual([]);
  });

  it('is told no value, no name and no word of a plan, a commit or a pull request', async () => {
    const secret = 'AKIAIOSFODNN7EXAMPLE';
    await putPull(web.db, 'shop', {
      ...PULL,
      title: `@everyone <img src=x> ](https://evil.example) ${secret}`,
    });
    const run = await requested('shop/prod', { subject: `# free ${secret}` });
    const attributes = [{ path: 'password', after: secret }];
    await run.plan({
      counts: { create: 1, update: 0, replace: 0, delete: 0 },
      changes: [{ address: secret, attributes }],
    });
    await run.move('queued', 'planning', 'planned', 'awaiting-approval');
    await rounds();
    const sent = JSON.stringify(github.asked);
    for (const bad of [secret, '@everyone', '<img', 'evil.example', '# free'])
      expect(sent).not.toContain(bad);
    expect(github.comments[0]?.body).toContain('1 to create');
  });

  it('never writes into the comment of somebody who copied the mark', async () => {
    const copied = {
      ...published('issue_comment', 'comment'),
      id: 5,
      body: '<!-- yagura runs -->\nall well',
      performed_via_github_app: null,
    };
    github.comments.push(copied);
    await putPull(web.db, 'shop', PULL);
    await requested();
    github.way.lost = 3;
    for (const _ of Array.from({ length: 5 })) {
      await rounds();
      await hurry();
    }
    expect(github.comments).toHaveLength(2);
    expect(copied.body).toBe('<!-- yagura runs -->\nall well');
  });

  it('is not asked in a private network that forge.allow does not name', async () => {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/allow: .*/, 'allow: []'));
    await requested();
    await rounds();
    expect(github.asked).toEqual([]);
    expect((await posts())[0]?.failure).toBe('private-address');
  });
});

describe('GitLab', () => {
  beforeEach(() =>
    write(
      `gitlab: { url: '${gitlab.url}', token: GITLAB_TOKEN, webhookSecret: HOOK, language: ja, repositories: { shop: example/shop } }`,
    ),
  );

  it('has a status and a note, in place, over every state that it allows to follow another', async () => {
    await putPull(web.db, 'shop', PULL);
    const run = await requested();
    await rounds();
    for (const to of [
      'queued',
      'planning',
      'planned',
      'awaiting-approval',
      'approved',
      'applying',
      'verifying',
      'succeeded',
    ] as const) {
      await run.move(to);
      await rounds();
    }
    expect(gitlab.refused).toEqual([]);
    expect(gitlab.statuses).toMatchObject([
      {
        name: 'Yagura: shop/dev',
        status: 'success',
        target_url: `https://portal.example.org/deploys/${run.number}`,
      },
    ]);
    expect(gitlab.notes).toHaveLength(1);
    expect(gitlab.notes[0]?.body).toContain('デプロイ済み');
    expect(gitlab.deployments).toBe(0);
  });

  it('shows each once where answers are lost after it was done', async () => {
    await putPull(web.db, 'shop', PULL);
    const run = await requested();
    await run.move('queued', 'planning');
    gitlab.way.lost = 2;
    for (const _ of Array.from({ length: 4 })) {
      await rounds();
      await hurry();
    }
    expect([gitlab.statuses.length, gitlab.notes.length, gitlab.refused.length]).toEqual([1, 1, 0]);
  });
});
