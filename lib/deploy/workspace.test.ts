import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMirror } from '#lib/git/mirror.ts';
import type { StepFailed } from './step-failed.ts';
import { openWorkspace } from './workspace.ts';

let dir = '';
let repository = '';
const commits: Record<'main' | 'side', string> = { main: '', side: '' };

const git = (...args: string[]) =>
  execFileSync('git', ['-C', repository, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-workspace-'));
  repository = join(dir, 'repository');
  mkdirSync(repository);
  git('init', '-q', '-b', 'main');
  writeFileSync(join(repository, 'file'), 'committed');
  symlinkSync('/etc', join(repository, 'outside'));
  git('add', '.');
  git('commit', '-q', '-m', 'one');
  commits.main = git('rev-parse', 'HEAD');
  git('checkout', '-q', '-b', 'side');
  git('commit', '-q', '--allow-empty', '-m', 'two');
  commits.side = git('rev-parse', 'HEAD');
  writeFileSync(join(repository, 'file'), 'changed and not committed');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const open = (commit: string, refs: readonly string[], said: string[] = []) =>
  openWorkspace({
    claim: async () => mkdtempSync(join(dir, 'w-')),
    repository: {
      address: repository,
      mirror: openMirror({ folder: join(dir, 'mirrors'), source: { kind: 'folder', url: repository } }),
    },
    commit,
    refs,
    say: (text) => said.push(text),
  });

describe('a workspace', () => {
  it('holds the commit, not the working tree, and says so', async () => {
    const said: string[] = [];
    const workspace = await open(commits.main, ['*'], said);
    expect(execFileSync('cat', [join(workspace.source, 'file')], { encoding: 'utf8' })).toBe('committed');
    expect(said[0]).toContain('1 files');
    await workspace.remove();
    expect(existsSync(workspace.dir)).toBe(false);
  });

  it('has no link that leads out of it', async () => {
    const workspace = await open(commits.main, ['*']);
    expect(lstatSync(join(workspace.source, 'outside')).isSymbolicLink()).toBe(false);
    await workspace.remove();
  });

  it('is refused for a commit that is on none of the allowed branches', async () => {
    await expect(open(commits.side, ['main'])).rejects.toThrow(/none of the branches/);
    const allowed = await open(commits.side, ['main', 'side']);
    await allowed.remove();
  });

  it('is refused for a commit that only a tag with the name of an allowed branch holds', async () => {
    git('tag', 'main', commits.side);
    await expect(open(commits.side, ['main'])).rejects.toThrow(/none of the branches/);
    await (await open(commits.side, ['tags/*'])).remove();
    git('tag', '--delete', 'main');
  });

  it('of a commit that does not exist names the cause', async () => {
    const failure = await open('f'.repeat(40), ['*']).catch((error: StepFailed) => error.failure);
    expect(failure).toMatchObject({ code: 'clone.failed', cause: expect.stringContaining('ffff') });
    expect(JSON.stringify(failure)).not.toContain(dir);
  });
});
