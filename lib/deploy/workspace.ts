import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GIT_ENVIRONMENT, GIT_SAFETY, refsHolding, uncommittedFiles } from '#lib/config/repository.ts';
import { anyCommitAllowed, refAllowed } from '#lib/domain/deploy/refs.ts';
import { StepFailed } from './step-failed.ts';

const run = promisify(execFile);

/** A clone of one commit, for one run, in a folder that only this user reads. */
export type Workspace = {
  /** The folder that was claimed: `source` is the clone. Nothing else in it is read once a step has run. */
  readonly dir: string;
  readonly source: string;
  readonly remove: () => Promise<void>;
};

export type WorkspaceRequest = {
  /** A new folder, held by this runner. */
  readonly claim: () => Promise<string>;
  readonly repository: string;
  readonly commit: string;
  /** `refs` of the lane in `portal.yaml`. */
  readonly refs: readonly string[];
  readonly say: (text: string) => void;
};

/**
 * Clones the commit, never anybody's working tree. Links in the commit become plain files, so that no path in
 * the clone leads out of it. Each call makes a folder of its own: a step that outlived its runner may still work in
 * the one before.
 */
export async function openWorkspace(request: WorkspaceRequest): Promise<Workspace> {
  const { repository, commit, say } = request;
  const dir = await request.claim();
  const source = join(dir, 'source');
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    await git(['clone', '--quiet', '--no-hardlinks', '--no-checkout', '--', repository, source]);
    if (!anyCommitAllowed(request.refs)) await mustBeHeld(source, request);
    await git(['-C', source, 'checkout', '--quiet', '--detach', commit]);
  } catch (error) {
    await remove();
    if (error instanceof StepFailed) throw error;
    throw new StepFailed('clone', 'clone.failed', gitCause(error, [source, repository]));
  }
  const uncommitted = await uncommittedFiles(repository);
  if (uncommitted > 0) {
    say(
      `${uncommitted} files at ${repository} are changed and not committed; the commit is deployed without them`,
    );
  }
  say(`cloned commit ${commit}`);
  return { dir, source, remove };
}

async function mustBeHeld(source: string, { commit, refs }: WorkspaceRequest): Promise<void> {
  const holding = await refsHolding(source, commit);
  if (holding.some((each) => refAllowed(refs, each))) return;
  const text = `commit ${commit} is on none of the branches that may be deployed here: ${refs.join(', ')}`;
  throw new StepFailed('clone', 'clone.ref-not-allowed', text);
}

async function git(args: readonly string[]): Promise<void> {
  await run('git', [...GIT_SAFETY, '-c', 'core.symlinks=false', ...args], {
    env: GIT_ENVIRONMENT,
    timeout: 120_000,
    maxBuffer: 8_000_000,
  });
}

/** What git said, without the places of this machine. */
const gitCause = (error: unknown, places: readonly string[]): string => {
  const { stderr, code } = error as { stderr?: string; code?: unknown };
  const said = stderr?.trim() || `git ended with ${String(code)}`;
  return places.reduce((text, place) => text.replaceAll(place, 'the repository'), said).slice(-1_000);
};
