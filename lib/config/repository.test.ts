import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameCommit } from './repository.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yagura-repository-'));
  git('init', '--quiet', '--initial-branch', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args]);

test('the subject of a commit is kept without the secret that somebody wrote there', async () => {
  git('commit', '--quiet', '--allow-empty', '-m', 'rotate: db_pass=hunter22 is gone\n\nbody');
  const named = await nameCommit(folder, 'main');
  expect(named).toMatchObject({
    ok: true,
    value: { subject: 'rotate: db_pass=(masked) is gone', ref: 'main' },
  });
});
