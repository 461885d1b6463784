import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMirror } from '#lib/git/mirror.ts';
import { folderOfClone, textOfClone } from './clone-files.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

// A repository that holds everything odd that git can carry, cloned as a run clones it.
let dir = '';
let workspace: Workspace;

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-odd-'));
  const repository = join(dir, 'repository');
  mkdirSync(join(repository, 'root/deep'), { recursive: true });
  git(repository, 'init', '-q', '-b', 'main');
  writeFileSync(join(repository, 'root/main.tf'), 'locals {}\n');
  writeFileSync(join(repository, 'root/deep/x.tf'), '');
  writeFileSync(join(repository, 'root/a\nb.yaml'), 'Resources: {}\n');
  writeFileSync(join(repository, 'huge.yaml'), '#'.repeat(2_000_001));
  symlinkSync('root', join(repository, 'linked'));
  symlinkSync('/etc/passwd', join(repository, 'root/template.yaml'));
  git(repository, 'add', '.');
  git(repository, 'commit', '-q', '-m', 'one');
  const commit = git(repository, 'rev-parse', 'HEAD');
  git(repository, 'update-index', '--add', '--cacheinfo', `160000,${commit},module`);
  git(repository, 'commit', '-q', '-m', 'two');
  workspace = await openWorkspace({
    claim: async () => mkdtempSync(join(dir, 'w-')),
    repository: {
      address: repository,
      mirror: openMirror({ folder: join(dir, 'mirrors'), source: { kind: 'folder', url: repository } }),
    },
    commit: git(repository, 'rev-parse', 'HEAD'),
    refs: ['*'],
    say: () => undefined,
  });
});
afterAll(async () => {
  await workspace.remove();
  rmSync(dir, { recursive: true, force: true });
});

const causeOf = (asked: Promise<string>) =>
  asked.then(
    (found) => `found ${found}`,
    (error: Error) => error.message,
  );

it.each([
  ['linked', 'linked is a link, which is not followed'],
  ['linked/deep', 'linked is a link, which is not followed'],
  ['module', 'module is a submodule, which is not cloned'],
  ['module/deep', 'module is a submodule, which is not cloned'],
  ['root/main.tf', 'root/main.tf is no folder'],
  ['root/main.tf/deep', 'root/main.tf/deep is not in the commit'],
  ['nothing', 'nothing is not in the commit'],
  ['../..', '../.. is not in the commit'],
  ['/etc', '/etc is not in the commit'],
  ['no\nthing', 'no\\nthing is not in the commit'],
])('wall row 14: a root at %j is refused with its path in the repository', async (path, cause) => {
  expect(await causeOf(folderOfClone(workspace.source, path))).toBe(cause);
});

it.each([
  ['root/template.yaml', 'root/template.yaml is a link, which is not followed'],
  ['root', 'root is no plain file'],
  ['pipe', 'pipe is no plain file'],
  ['huge.yaml', 'huge.yaml has 2000001 bytes; at most 2000000 are read'],
  ['linked/main.tf', 'linked is a link, which is not followed'],
  ['../../secret', '../../secret is not in the commit'],
])('wall row 14: a template at %j is refused with its path in the repository', async (path, cause) => {
  execFileSync('mkfifo', ['-m', '600', join(workspace.source, 'pipe')]);
  expect(await causeOf(textOfClone(workspace.source, path))).toBe(cause);
  rmSync(join(workspace.source, 'pipe'));
});

it('what is there is found, whatever its name', async () => {
  expect(await folderOfClone(workspace.source, 'root', 'deep')).toBe(join(workspace.source, 'root/deep'));
  expect(await folderOfClone(workspace.source, '.')).toBe(workspace.source);
  expect(await textOfClone(workspace.source, 'root/a\nb.yaml')).toBe('Resources: {}\n');
});
