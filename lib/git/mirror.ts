import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import type { CountedLines } from './changed-lines.ts';
import { type GitCredential, gitFor, localGit, type SshSettings } from './environment.ts';
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
  let fetching: Promise<void> | undefined;

  async function make(): Promise<void> {
    if (await stat(dir).catch(() => undefined)) return;
    await mkdir(settings.folder, { recursive: true, mode: 0o700 });
    // Made beside and moved: a mirror that is there is whole, whoever was killed while making one.
    const made = await mkdtemp(join(settings.folder, 'new-'));
    const set = (key: string, value: string) =>
      runGit(['--git-dir', made, 'config', key, value], { env: local });
    await runGit(['init', '--quiet', '--bare', made], { env: local });
    await set('remote.origin.url', source.url);
    await set('gc.autoDetach', 'false');
    if (source.kind !== 'folder') {
      await set('remote.origin.promisor', 'true');
      await set('remote.origin.partialclonefilter', 'blob:none');
    }
    await rename(made, dir).catch(async (error: NodeJS.ErrnoException) => {
      await rm(made, { recursive: true, force: true });
      // Another runner of this machine was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }

  async function fetch(refs: readonly string[], signal?: AbortSignal): Promise<void> {
    await make();
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
        // Reads what is missing of the commit's contents from the address, all at once.
        await runGit(at('--work-tree', into, 'checkout', '--quiet', '--force', commit, '--', '.'), {
          env: { ...remote, GIT_INDEX_FILE: join(own, 'index') },
          ...(progress ? { progress } : {}),
        });
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
    async read(commit, path) {
      await bring(commit);
      const [entry = ''] = (await read('ls-tree', '-z', '--full-tree', commit, '--', path)).split('\0');
      const [mode, kind, object] = entry.slice(0, entry.indexOf('\t')).split(' ');
      if (!object) return undefined;
      if (kind !== 'blob' || mode === '120000') throw new GitFailed('other', `${path} is no plain file`);
      // Its size first: git would write out all of it. What is missing of an address is fetched.
      const blob = async (what: string) =>
        (await runGit(at('cat-file', what, object), { env: remote })).toString('utf8');
      const size = Number(await blob('-s'));
      if (size > MOST_TEXT)
        throw new GitFailed('other', `${path} has ${size} bytes; at most ${MOST_TEXT} are read`);
      return blob('blob');
    },
    async modes(commit) {
      // `<mode> <kind> <object>\t<path>`, each ended by a zero byte, since a name may hold a line end.
      const out = await read('ls-tree', '-r', '-z', '--full-tree', commit);
      return new Map(
        out.split('\0').flatMap((each) => {
          const mode = each.slice(0, 6);
          return ODD_MODES.has(mode) ? [[each.slice(each.indexOf('\t') + 1), mode] as const] : [];
        }),
      );
    },
  };
}

/** Bytes of a file that is read for its settings. */
const MOST_TEXT = 500_000;
const ODD_MODES: ReadonlySet<string> = new Set(['120000', '160000']);

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

/** Ours end when they say nothing for two minutes: a lock of ten is nobody's. */
const NOBODYS_AFTER_MS = 600_000;

async function removeOldLocks(dir: string): Promise<void> {
  for (const name of await readdir(dir, { recursive: true })) {
    if (!name.endsWith('.lock')) continue;
    const file = join(dir, name);
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > NOBODYS_AFTER_MS) await rm(file, { force: true });
  }
}
