import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { keptRefs, nameCommit } from '#lib/store/repository-refs.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { type KnownRepository, openRepositories } from './repositories.ts';

let server: EmbeddedDatabase;
let runner: Database;
let dir = '';
let shop: KnownRepository;
let now = Date.parse('2026-11-29T10:00:00Z');

const git = (...args: string[]) =>
  execFileSync('git', ['-C', shop.address, '-c', 'user.name=t', '-c', 'user.email=t@x.org', ...args], {
    encoding: 'utf8',
  }).trim();
const commit = (subject: string) => {
  writeFileSync(join(shop.address, 'file'), subject);
  git('add', '.');
  git('commit', '-q', '-m', subject);
  return git('rev-parse', 'HEAD');
};

beforeAll(async () => {
  server = await startTestDatabase();
  runner = openDatabase(server.urls.runner, 'test runner', 2);
  dir = mkdtempSync(join(tmpdir(), 'yagura-repositories-'));
  shop = { name: 'shop', address: join(dir, 'shop') };
  mkdirSync(shop.address);
  git('init', '-q', '-b', 'main');
  commit('one');
});
afterAll(async () => {
  await runner?.close();
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
});

it('keeps what repositories offer, and what was last read of one that is gone, with the cause', async () => {
  const repositories = openRepositories({
    db: runner.db,
    clock: () => instant(now),
    dataDir: dir,
    known: () => [shop],
  });
  await repositories.look();
  const first = (await keptRefs(runner.db, 'shop'))?.reading;
  expect(first).toMatchObject({ state: 'ready', value: { branches: [{ name: 'main' }] } });

  const two = commit('two');
  await repositories.look();
  expect((await keptRefs(runner.db, 'shop'))?.reading).toEqual(first);
  now += 15_000;
  await repositories.look();
  const second = (await keptRefs(runner.db, 'shop'))?.reading;
  expect(second).toMatchObject({ state: 'ready', value: { branches: [{ name: 'main', commit: two }] } });

  renameSync(shop.address, `${shop.address}-moved`);
  await repositories.ask(shop);
  expect((await keptRefs(runner.db, 'shop'))?.reading).toMatchObject({
    state: 'failed',
    failure: { kind: 'not-found' },
    last: { value: { branches: [{ name: 'main', commit: two }] } },
  });
});

it('a request finds a commit by what was kept, with when that was; what is not known is refused by name', async () => {
  const named = (repository: string, ref: string) =>
    nameCommit(runner.db, { repository, ref, now: instant(now + 90_000) });
  const kept = await keptRefs(runner.db, 'shop');
  const known = kept?.reading.state === 'failed' ? kept.reading.last : undefined;
  const tip = known?.value.branches[0]?.commit ?? '';
  expect(await named('shop', 'main')).toMatchObject({
    value: { commit: tip, ref: 'main', subject: 'two', heldBy: ['HEAD', 'main'], knownAt: known?.asOf },
  });
  expect(await named('shop', tip.slice(0, 8))).toMatchObject({ value: { commit: tip } });
  expect(await named('shop', 'gone')).toMatchObject({
    error: { code: 'deploy.unknown-ref', params: { ref: 'gone', repository: 'shop', millis: 90_000 } },
  });
  expect(await named('nobody-asked', 'main')).toMatchObject({ error: { code: 'deploy.repository-unread' } });
  const repositories = openRepositories({
    ...{ db: runner.db, clock: () => instant(now), dataDir: dir },
    known: () => [{ name: 'gone', address: join(dir, 'nowhere') }],
  });
  await repositories.askAll();
  expect(await named('gone', 'main')).toMatchObject({
    error: { code: 'deploy.repository-unreadable', params: { cause: 'repository-not-found' } },
  });
});
