import { execFile } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { maskerOf } from '#lib/domain/masking.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ConfigSource } from './source.ts';

const run = promisify(execFile);

/** A commit that somebody named. */
export type NamedCommit = {
  readonly commit: string;
  /** First line of its message, secrets masked: somebody may have committed one there too. */
  readonly subject: string;
  /** Branch or tag as people call it; the name as it was given where there is none. */
  readonly ref: string;
  /** Branches that hold it by short name, and tags as `tags/<name>`. */
  readonly heldBy: readonly string[];
};

export type CommitRefusal = { readonly code: 'unknown-ref'; readonly ref: string; readonly cause: string };

/** Where commits of a repository of `portal.yaml` come from: a folder, relative to it, or an address. */
export function repositoryOf(config: ConfigSource, name: string): string {
  const { url } = config.current().file.repositories[name] ?? { url: '' };
  return isAddress(url) ? url : resolve(dirname(config.file), url);
}

/** Finds what a branch, tag or commit stands for. A folder must be a clone; an address is not asked. */
export async function nameCommit(
  repository: string,
  ref: string,
): Promise<Result<NamedCommit, CommitRefusal>> {
  const unknown = (cause: string) => err({ code: 'unknown-ref' as const, ref, cause });
  if (!/^[\w@][\w./@^~{}+-]{0,199}$/.test(ref)) return unknown('not the name of a branch, tag or commit');
  if (isAddress(repository)) return unknown('portal.yaml names an address; only a folder can be asked');
  try {
    const commit = await git(repository, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]);
    const subject = await git(repository, ['log', '-1', '--format=%s', commit]);
    return ok({
      commit,
      subject: maskerOf()(subject).slice(0, 200),
      ref: await shortName(repository, ref),
      heldBy: await refsHolding(repository, commit),
    });
  } catch (error) {
    return unknown(lastLine((error as { stderr?: string }).stderr) || 'git did not answer');
  }
}

/**
 * Branches (local and of a remote) that hold a commit, by short name, and tags as `tags/<name>`: whoever may make a
 * tag `main` must not stand on the branch of that name by it.
 */
export async function refsHolding(repository: string, commit: string): Promise<readonly string[]> {
  const out = await git(repository, [
    'for-each-ref',
    `--contains=${commit}`,
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ]);
  const names = out.split('\n').filter((each) => each !== '' && !each.endsWith('/HEAD'));
  return [...new Set(names.map((each) => each.replace(/^refs\/(?:(?:heads|remotes\/[^/]+)\/)?/, '')))];
}

/** Files that are changed and not committed; empty for an address. */
export async function uncommittedFiles(repository: string): Promise<number> {
  if (isAddress(repository)) return 0;
  const out = await git(repository, ['status', '--porcelain', '--untracked-files=normal']);
  return out === '' ? 0 : out.split('\n').length;
}

/** Git sees no configuration of the machine's user, runs no hook and asks nobody for a password. */
const GIT_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
} as unknown as NodeJS.ProcessEnv;

/** Options before every git command that touches somebody's commit. */
const GIT_SAFETY = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'protocol.ext.allow=never',
] as const;

async function git(repository: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...GIT_SAFETY, '-C', repository, ...args], {
    env: GIT_ENVIRONMENT,
    timeout: 20_000,
    maxBuffer: 64_000_000,
  });
  return stdout.trim();
}

async function shortName(repository: string, ref: string): Promise<string> {
  if (ref !== 'HEAD') return ref;
  const branch = await git(repository, ['rev-parse', '--abbrev-ref', 'HEAD']);
  return branch === 'HEAD' ? ref : branch;
}

const isAddress = (repository: string): boolean =>
  /^[a-z][a-z+.-]*:\/\//.test(repository) || /^[\w.-]+@[\w.-]+:/.test(repository);

const lastLine = (text = ''): string => text.trim().split('\n').at(-1) ?? '';
