import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type StoryRepository, storyRepository } from './story-repository.ts';

const CHANGE = {
  branch: 'demo/more',
  subject: 'feat: more',
  file: 'limit.txt',
  from: 'limit = 20',
  to: 'limit = 25',
} as const;

let dir: string;
let story: StoryRepository | undefined;
const root = () => join(dir, 'mine');
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=me', '-c', 'user.email=me@x.invalid', ...args], {
    encoding: 'utf8',
  }).trim();
const commit = (text: string) => {
  writeFileSync(join(root(), 'limit.txt'), text);
  git(root(), 'add', '.');
  git(root(), 'commit', '-qm', 'mine');
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-story-'));
  execFileSync('git', ['init', '-q', '-b', 'main', root()]);
  commit('limit = 20\n');
});
afterEach(() => {
  story?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const fail = (line: string) => {
  throw new Error(line);
};

it('commits beside the person’s repository, which is left as it was', async () => {
  const before = git(root(), 'for-each-ref');
  story = await storyRepository(root(), dir, fail, [CHANGE]);
  expect(git(story.folder, 'show', 'demo/more:limit.txt')).toBe('limit = 25');
  expect(git(story.folder, 'log', '--format=%an %s', 'demo/more')).toBe('Yagura demo feat: more\nme mine');
  expect(git(root(), 'for-each-ref')).toBe(before);
  expect(git(root(), 'status', '--porcelain')).toBe('');
});

it('follows the person’s commits and branch, and keeps its own branches', async () => {
  story = await storyRepository(root(), dir, fail, [CHANGE]);
  const staged = git(story.folder, 'rev-parse', 'demo/more');
  git(root(), 'checkout', '-qb', 'mine');
  commit('limit = 20\nmore\n');
  await story.follow();
  expect(git(story.folder, 'rev-parse', 'HEAD')).toBe(git(root(), 'rev-parse', 'HEAD'));
  expect(git(story.folder, 'rev-parse', 'demo/more')).toBe(staged);
});

it('stages nothing where the text is another by now', async () => {
  commit('limit = 30\n');
  story = await storyRepository(root(), dir, fail, [CHANGE]);
  expect(git(story.folder, 'branch', '--list', 'demo/*')).toBe('');
});
