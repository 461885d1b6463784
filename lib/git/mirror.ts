import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import type { CountedLines } from './changed-lines.ts';
import { oddModes, plainFile } from './commit-files.ts';
import { type GitCredential, gitFor, localGit, type SshSettings } from './environment.ts';
import { makeMirror, removeOldLocks } from './mirror-folder.ts';
import { readRefs } from './refs.ts';
import { GitFailed, runGit } from './run.ts';
import type { RepositorySource } from './source.ts';

export type MirrorSettings = {
  /** Holds a folder a repository. */
  readonly folder: string;
  readonly source: RepositorySource;
  readonly credential?: GitCredential | undefined;
  readonly ssh?: SshSettings | undefined;
  /** A file of certificate authorities, PEM; git's own where it is not given. */
  readonly authorities?: string | undefined;
};

/**
 * What this runner keeps of a repository: branches, tags and commits of all of it, and of an address the contents of
 * those commits alone that were checked out, since a shop's whole history is large and a run needs one commit.
 */
export type Mirror = {
  /** Fetches branches and tags. @throws GitFailed */
  readonly refresh: (signal?: AbortSignal) => Promise<void>;
  readonly refs: () => Promise<RepositoryRefs>;
  /** The whole hash of a branch, `tags/<name>`, tag or (short) hash, as of the last refresh. @throws GitFailed `no-commit` */
  readonly commitOf: (ref: string) => Promise<string>;
  /** Branches by short name, tags as `tags/<name>`, and `HEAD`. */
  readonly holding: (commit: string) => Promise<readonly string[]>;
  /** Writes the files of a commit into a folder. No `.git`: a build has nothing of the repository to change. */
  readonly checkout: (commit: string, into: string, progress?: (line: string) => void) => Promise<void>;
  /** A plain file of a commit; undefined where there is none. @throws GitFailed, for a link and for what is too long too */
  readonly read: (commit: string, path: string) => Promise<string | undefined>;
  /** Links and submodules of a commit by their path, with their mode. */
  readonly modes: (commit: string) => Promise<ReadonlyMap<string, string>>;
};

/** What a folder's clone knows of its own remotes counts too: a pipeline's clone has `origin/main` and no `main`. */
const HEAD = 'refs/yagura/head';
const BRANCHES = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*', `+HEAD:${HEAD}`];
const OF_FOLDER = [...BRANCHES, '+refs/remotes/*:refs/remotes/*'];
/** Where a commit is kept that is on no branch. */
const KEPT = 'refs/yagura/commits';

export function openMirror(settings: MirrorSettings): Mirror {
  const { source } = settings;
  const remote = gitFor(source, settings.credential, settings.ssh, settings.authorities);
  const local = localGit();
  const dir = join(
    settings.folder,
    `${createHash('sha256').update(source.url).digest('hex').slice(0, 16)}.git`,
  );
  const at = (...args: string[]) => ['--git-dir', dir, ...args];
  const read = async (...args: string[]) => (await runGit(at(...args), { env: local })).toString('utf8');
  const readAnywhere = async (...args: string[]) =>
    (await runGit(at(...args), { env: remote })).toString('utf8');
  let fetching: Promise<void> | undefined;

  async function fetch(refs: readonly string[], signal?: AbortSignal): Promise<void> {
    await makeMirror(settings.folder, dir, source);
    const filter = source.kind === 'folder' ? [] : ['--filter=blob:none'];
    const args = at('fetch', '--progress', '--prune', '--no-tags', '--force', ...filter, 'origin', ...refs);
    for (let tries = 0; ; tries += 1) {
      try {
        await runGit(args, { env: remote, signal });
        return;
      } catch (error) {
        // Another runner of this machine fetches, or one was killed while it did.
        if (!(error instanceof GitFailed) || error.reason !== 'locked' || tries === 5) throw error;
        await removeOldLocks(dir);
        await wait(500);
      }
    }
  }

  /** Alike at one time are one. */
  const refresh = (signal?: AbortSignal): Promise<void> => {
    fetching ??= fetch(source.kind === 'folder' ? OF_FOLDER : BRANCHES, signal).finally(() => {
      fetching = undefined;
    });
    return fetching;
  };

  const has = (commit: string): Promise<boolean> =>
    read('cat-file', '-e', `${commit}^{commit}`).then(
      () => true,
      () => false,
    );

  async function bring(commit: string): Promise<void> {
    if (await has(commit)) return;
    await refresh();
    if (await has(commit)) return;
    await fetch([`+${commit}:${KEPT}/${commit}`]);
  }

  // A mirror of an address has no files but those that were asked for.
  const counted: CountedLines | undefined = source.kind === 'folder' ? new Map() : undefined;

  return {
    refresh,
    refs: () => readRefs(read, counted),
    async commitOf(ref) {
      for (const name of [
        `refs/heads/${ref}`,
        `refs/remotes/origin/${ref}`,
        `refs/${ref}`,
        `refs/tags/${ref}`,
        ref,
      ])
        try {
          return (
            await read('rev-parse', '--quiet', '--verify', '--end-of-options', `${name}^{commit}`)
          ).trim();
        } catch (error) {
          if (!(error instanceof GitFailed) || error.reason === 'no-git') throw error;
        }
      throw new GitFailed('no-commit', `no branch, tag or commit is named ${ref}`);
    },
    holding: async (commit) =>
      namesOf(await read('for-each-ref', `--contains=${commit}`, '--format=%(refname)')),
    async checkout(commit, into, progress) {
      await bring(commit);
      await mkdir(into, { recursive: true });
      const own = await mkdtemp(join(tmpdir(), 'yagura-index-'));
      try {
        // Reads what is missing of the commit's contents from the address, all at once; writes with every core.
        const files = ['-c', 'checkout.workers=0', '--work-tree', into];
        await runGit(at(...files, 'checkout', '--quiet', '--force', commit, '--', '.'), {
          env: { ...remote, GIT_INDEX_FILE: join(own, 'index') },
          ...(progress ? { progress } : {}),
        });
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
    async read(commit, path) {
      await bring(commit);
      return plainFile(read, readAnywhere, commit, path);
    },
    modes: (commit) => oddModes(read, commit),
  };
}

/**
 * `refs/heads/main` and `refs/remotes/origin/main` are `main`; a tag of that name is `tags/main` and no branch. The default branch, or
 * what a folder has checked out, is `HEAD` beside its name.
 */
export function namesOf(out: string): readonly string[] {
  const names = out.split('\n').flatMap((each) => {
    if (each === HEAD) return ['HEAD'];
    // A branch that somebody calls so is not it.
    if (each === 'refs/heads/HEAD') return [];
    if (each.startsWith('refs/heads/')) return [each.slice('refs/heads/'.length)];
    if (each.startsWith('refs/tags/')) return [each.slice('refs/'.length)];
    if (!each.startsWith('refs/remotes/') || each.endsWith('/HEAD')) return [];
    return [each.split('/').slice(3).join('/')];
  });
  return [...new Set(names)];
}
