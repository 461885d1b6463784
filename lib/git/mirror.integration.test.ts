import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { gitFor } from './environment.ts';
import { namesOf, openMirror } from './mirror.ts';
import { type GitFailed, runGit } from './run.ts';
import { type GitServer, gitServer } from './server-in-test.ts';
import { type RepositorySource, repositorySource } from './source.ts';

let dir = '';
let repository = '';
let server: GitServer;
const commits = { first: '', main: '', side: '' };

/** Each commit is a minute younger than the one before. */
let minute = 0;
const git = (...args: string[]) => {
  if (args[0] === 'commit') minute += 1;
  const date = `2026-11-01T10:${String(minute).padStart(2, '0')}:00Z`;
  return execFileSync(
    'git',
    ['-C', repository, '-c', 'user.name=Ann Example', '-c', 'user.email=a@x.org', ...args],
    {
      encoding: 'utf8',
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      } as unknown as NodeJS.ProcessEnv,
    },
  ).trim();
};
const sourceOf = (named: string): RepositorySource => {
  const read = repositorySource(named);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const mirrorOf = (named: string, credential?: string) =>
  openMirror({
    folder: mkdtempSync(join(dir, 'mirrors-')),
    source: sourceOf(named),
    ...(credential ? { credential: { name: 'SHOP_TOKEN', value: credential } } : {}),
  });
const address = () => `${server.url}/repository`;
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: GitFailed) => error.reason,
  );

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-mirror-'));
  repository = join(dir, 'repository');
  mkdirSync(repository);
  git('init', '-q', '-b', 'main');
  git('config', 'uploadpack.allowFilter', 'true');
  writeFileSync(join(repository, 'old'), 'gone by now');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  commits.first = git('rev-parse', 'HEAD');
  git('rm', '-q', 'old');
  writeFileSync(join(repository, 'file'), 'committed');
  mkdirSync(join(repository, 'deep'));
  writeFileSync(join(repository, 'deep', 'file\nof two lines'), 'odd name');
  symlinkSync('/etc', join(repository, 'outside'));
  git('add', '.');
  git('commit', '-q', '-m', 'second, with password=hunter2hunter2');
  commits.main = git('rev-parse', 'HEAD');
  git('tag', '-a', 'v1', '-m', 'one', commits.first);
  git('tag', 'main', commits.first);
  git('branch', 'release/1', commits.first);
  git('update-ref', 'refs/remotes/origin/elsewhere', commits.first);
  git('checkout', '-q', '-b', 'side');
  git('commit', '-q', '--allow-empty', '-m', 'third');
  commits.side = git('rev-parse', 'HEAD');
  server = await gitServer(dir);
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  server.wanted = undefined;
  server.redirect = undefined;
  server.asked.length = 0;
});

it.each(['folder', 'https'])('knows branches, tags and commits of a %s', async (kind) => {
  const mirror = mirrorOf(kind === 'folder' ? repository : address());
  await mirror.refresh();
  const refs = await mirror.refs();
  expect(refs.branches.map(({ name }) => name).filter((name) => name !== 'elsewhere')).toEqual([
    'side',
    'main',
    'release/1',
  ]);
  expect(refs.branches.some(({ name }) => name === 'elsewhere')).toBe(kind === 'folder');
  expect(refs.branches[0]?.recent).toEqual([commits.side, commits.main, commits.first]);
  expect(refs.branches.find(({ name }) => name === 'release/1')?.within).toEqual(
    expect.arrayContaining(['side', 'main']),
  );
  expect(refs.tags[0]?.within).toEqual(expect.arrayContaining(['side', 'main', 'release/1']));
  expect(refs.tags.map(({ name, commit }) => [name, commit]).toSorted()).toEqual([
    ['main', commits.first],
    ['v1', commits.first],
  ]);
  expect(refs.head).toEqual({ commit: commits.side, branch: 'side' });
  expect(refs.commits[commits.main]).toMatchObject({ author: 'Ann Example' });
  expect(refs.commits[commits.main]?.subject).toContain('second, with password=');
  expect(JSON.stringify(refs)).not.toContain('hunter2');
});

it.each(['folder', 'https'])('writes the files of a commit of a %s, no link, no .git', async (kind) => {
  const mirror = mirrorOf(kind === 'folder' ? repository : address());
  const into = mkdtempSync(join(dir, 'into-'));
  await mirror.checkout(commits.main, into);
  expect(readFileSync(join(into, 'file'), 'utf8')).toBe('committed');
  expect(readFileSync(join(into, 'deep', 'file\nof two lines'), 'utf8')).toBe('odd name');
  expect(lstatSync(join(into, 'outside')).isSymbolicLink()).toBe(false);
  expect(existsSync(join(into, '.git'))).toBe(false);
  expect(await mirror.modes(commits.main)).toEqual(new Map([['outside', '120000']]));
});

it('tells a tag from a branch of the same name, and finds short hashes', async () => {
  const mirror = mirrorOf(repository);
  await mirror.refresh();
  expect(await mirror.commitOf('main')).toBe(commits.main);
  expect(await mirror.commitOf('tags/main')).toBe(commits.first);
  expect(await mirror.commitOf('v1')).toBe(commits.first);
  expect(await mirror.commitOf(commits.side.slice(0, 8))).toBe(commits.side);
  expect(await reasonOf(mirror.commitOf('no-such'))).toBe('no-commit');
  expect(await reasonOf(mirror.commitOf('--exec=touch'))).toBe('no-commit');
  expect([...(await mirror.holding(commits.main))].toSorted()).toEqual(['HEAD', 'main', 'side']);
  expect(await mirror.holding(commits.first)).toContain('tags/main');
  expect(namesOf('refs/heads/HEAD\nrefs/remotes/origin/HEAD\nrefs/heads/side')).toEqual(['side']);
});

it('takes from an address only the contents of what is checked out', async () => {
  const mirror = mirrorOf(address());
  await mirror.checkout(commits.main, mkdtempSync(join(dir, 'into-')));
  const before = server.asked.length;
  await mirror.checkout(commits.main, mkdtempSync(join(dir, 'into-')));
  expect(server.asked.length).toBe(before);
  const into = mkdtempSync(join(dir, 'into-'));
  await mirror.checkout(commits.first, into);
  expect(readFileSync(join(into, 'old'), 'utf8')).toBe('gone by now');
  expect(server.asked.length).toBeGreaterThan(before);
});

it('follows what a branch becomes, and forgets one that is deleted', async () => {
  git('branch', '-f', 'moving', commits.first);
  const mirror = mirrorOf(address());
  await mirror.refresh();
  git('branch', '-f', 'moving', commits.side);
  await mirror.refresh();
  expect(await mirror.commitOf('moving')).toBe(commits.side);
  git('branch', '-D', 'moving');
  await mirror.refresh();
  expect(await reasonOf(mirror.commitOf('moving'))).toBe('no-commit');
});

it('gives a credential to whom it is for, and says what is wrong without it', async () => {
  server.wanted = `Basic ${Buffer.from('x-access-token:t0ken-of-shop').toString('base64')}`;
  expect(await reasonOf(mirrorOf(address()).refresh())).toBe('not-allowed');
  expect(await reasonOf(mirrorOf(address(), 'wrong').refresh())).toBe('not-allowed');
  await mirrorOf(address(), 't0ken-of-shop').refresh();
});

it('carries no credential to where it is redirected', async () => {
  const other = await gitServer(dir);
  server.redirect = `${other.url}/repository/info/refs?service=git-upload-pack`;
  expect(await reasonOf(mirrorOf(address(), 't0ken-of-shop').refresh())).toBe('redirected');
  expect(other.asked).toEqual([]);
  await other.close();
});

it('keeps no credential in the mirror', async () => {
  const folder = mkdtempSync(join(dir, 'mirrors-'));
  const credential = { name: 'SHOP_TOKEN', value: 't0ken-of-shop' };
  await openMirror({ folder, source: sourceOf(address()), credential }).refresh();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'latin1'), name).not.toContain('t0ken');
});

it.each([
  ['a folder that is not there', () => join(dir, 'nowhere'), 'not-a-repository'],
  ['a folder that is no repository', () => dir, 'not-a-repository'],
  ['an address without a repository', () => `${server.url}/nothing`, 'not-found'],
  ['a host that nobody knows', () => 'https://no-such-host.invalid/shop.git', 'no-host'],
  ['a port where nobody listens', () => 'http://127.0.0.1:1/shop.git', 'no-answer'],
  ['ssh to a port where nobody listens', () => 'ssh://git@127.0.0.1:1/shop.git', 'no-answer'],
])('names the cause of %s', async (_, named, reason) => {
  expect(await reasonOf(mirrorOf(named()).refresh())).toBe(reason);
});

it('ends a git that hears nothing, however long one that hears something may take', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const { port } = silent.address() as { port: number };
  const source = sourceOf(`http://127.0.0.1:${port}/shop.git`);
  const asked = runGit(['ls-remote', source.url], { env: gitFor(source), stalledAfterMs: 300 });
  await expect(asked).rejects.toMatchObject({ reason: 'stalled' });
  silent.close();
});

it('is whole after a runner was killed while it fetched', async () => {
  const folder = mkdtempSync(join(dir, 'mirrors-'));
  const stopped = new AbortController();
  stopped.abort();
  const mirror = openMirror({ folder, source: sourceOf(address()) });
  expect(await reasonOf(mirror.refresh(stopped.signal))).toBe('stopped');
  await mirror.refresh();
  expect(await mirror.commitOf('main')).toBe(commits.main);
});

it('refuses a commit that nobody has', async () => {
  const missing = 'a'.repeat(40);
  expect(await reasonOf(mirrorOf(address()).checkout(missing, mkdtempSync(join(dir, 'into-'))))).toBe(
    'no-commit',
  );
  expect(await reasonOf(mirrorOf(repository).checkout(missing, mkdtempSync(join(dir, 'into-'))))).toBe(
    'no-commit',
  );
});
