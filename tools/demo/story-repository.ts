import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FOLLOW_EVERY_MS = 5_000;

/** A commit that the demo makes itself: one text of one file for another, on a branch of its own. */
export type StagedChange = {
  readonly branch: string;
  readonly subject: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

export const STAGED = {
  second: {
    branch: 'demo/page-size',
    subject: 'feat(api): list 25 items a page',
    file: 'functions/api/list-request.ts',
    from: "limit: rawLimit = '20'",
    to: "limit: rawLimit = '25'",
  },
  plan: {
    branch: 'demo/keep-logs',
    subject: 'feat(prod): keep logs for 120 days',
    file: 'infra/terraform/environments/prod.tfvars',
    from: 'log_retention_days = 90',
    to: 'log_retention_days = 120',
  },
  bad: {
    branch: 'demo/health-answer',
    subject: 'refactor(api): answer health while starting',
    file: 'functions/api/operations.ts',
    from: "return ok({ status: 200, body: { status: 'ok' } });",
    to: "return ok({ status: 503, body: { status: 'starting' } });",
  },
} as const satisfies Record<string, StagedChange>;

export type StoryRepository = {
  /** A bare clone: the person's own repository is only read. */
  readonly folder: string;
  /** Brings the person's newer commits, so that these can be deployed too. */
  readonly follow: () => Promise<void>;
  readonly stop: () => void;
};

/** The demo's own clone of a repository, with a branch for each change that is staged in it. */
export async function storyRepository(
  root: string,
  dir: string,
  say: (line: string) => void,
  changes: readonly StagedChange[] = Object.values(STAGED),
): Promise<StoryRepository> {
  const folder = join(dir, 'story.git');
  const git = gitIn(folder);
  if (!existsSync(join(folder, 'HEAD'))) {
    rmSync(folder, { recursive: true, force: true });
    await run('git', ['clone', '--quiet', '--bare', root, folder], { env: ALONE });
  }
  const follow = async () => {
    await git(['fetch', '--quiet', '--no-tags', root, '+refs/heads/*:refs/heads/*']);
    await sameHead(root, git);
  };
  await follow();
  for (const change of changes) await stage(git, join(dir, 'story-index'), change);
  let told = '';
  const timer = setInterval(() => {
    follow().catch((error: unknown) => {
      // Each cause once: it is tried again every few seconds.
      const cause = String(error);
      if (cause !== told) say(`  ${root} is not followed: ${cause}`);
      told = cause;
    });
  }, FOLLOW_EVERY_MS);
  timer.unref();
  return { folder, follow, stop: () => clearInterval(timer) };
}

/** Commits without a working tree. A branch that is there stays; a text that is not there any more stages nothing. */
async function stage(git: Git, index: string, change: StagedChange): Promise<void> {
  const ref = `refs/heads/${change.branch}`;
  if (await git(['rev-parse', '--verify', '--quiet', ref]).catch(() => '')) return;
  const text = await git(['show', `HEAD:${change.file}`]).catch(() => '');
  if (!text.includes(change.from)) return;
  const env = { GIT_INDEX_FILE: index };
  await git(['read-tree', 'HEAD'], { env });
  const blob = await git(['hash-object', '-w', '--stdin'], { input: text.replace(change.from, change.to) });
  await git(['update-index', '--add', '--cacheinfo', `100644,${blob.trim()},${change.file}`], { env });
  const tree = (await git(['write-tree'], { env })).trim();
  const commit = await git(['commit-tree', tree, '-p', 'HEAD', '-m', change.subject]);
  await git(['update-ref', ref, commit.trim()]);
  rmSync(index, { force: true });
}

/** `HEAD` is what the person has checked out, a branch or a commit. */
async function sameHead(root: string, git: Git): Promise<void> {
  const there = gitIn(root, '-C');
  const branch = (await there(['symbolic-ref', '--quiet', 'HEAD']).catch(() => '')).trim();
  if (branch) await git(['symbolic-ref', 'HEAD', branch]);
  else await git(['update-ref', '--no-deref', 'HEAD', (await there(['rev-parse', 'HEAD'])).trim()]);
}

type Git = (
  args: readonly string[],
  more?: { readonly env?: Readonly<Record<string, string>>; readonly input?: string },
) => Promise<string>;

/** No configuration of the machine's user; commits are the demo's. */
const ALONE: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Yagura demo',
  GIT_AUTHOR_EMAIL: 'demo@yagura.invalid',
  GIT_COMMITTER_NAME: 'Yagura demo',
  GIT_COMMITTER_EMAIL: 'demo@yagura.invalid',
};

const gitIn =
  (folder: string, how: '--git-dir' | '-C' = '--git-dir'): Git =>
  async (args, { env = {}, input } = {}) => {
    const where = how === '-C' ? ['-C', folder] : [`--git-dir=${folder}`];
    const child = run('git', [...where, ...args], { env: { ...ALONE, ...env }, maxBuffer: 16 << 20 });
    // One that reads nothing may be gone before its input ends.
    child.child.stdin?.on('error', () => undefined).end(input ?? '');
    return (await child).stdout;
  };
