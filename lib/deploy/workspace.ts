import { rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { anyCommitAllowed, refAllowed } from '#lib/domain/deploy/refs.ts';
import type { Mirror } from '#lib/git/mirror.ts';
import { GitFailed } from '#lib/git/run.ts';
import { uncommittedFiles } from '#lib/git/uncommitted.ts';
import { keepOddPaths } from './odd-paths.ts';
import { StepFailed } from './step-failed.ts';

/** The files of one commit, for one run, in a folder that only this user reads. */
export type Workspace = {
  /** The folder that was claimed: `source` is in it. Nothing else in it is read once a step has run. */
  readonly dir: string;
  readonly source: string;
  readonly remove: () => Promise<void>;
};

/** A repository as this runner has it. */
export type RunnersRepository = {
  /** An absolute folder or an address. */
  readonly address: string;
  readonly mirror: Mirror;
};

export type WorkspaceRequest = {
  /** A new folder, held by this runner. */
  readonly claim: () => Promise<string>;
  readonly repository: RunnersRepository;
  readonly commit: string;
  /** `refs` of the component in `portal.yaml`. */
  readonly refs: readonly string[];
  readonly say: (text: string) => void;
};

/**
 * Writes out the commit, never anybody's working tree. Links in the commit become plain files, so that no path in it leads
 * out. Each call makes a folder of its own: a step that outlived its runner may still work in the one before.
 */
export async function openWorkspace(request: WorkspaceRequest): Promise<Workspace> {
  const { repository, commit, say } = request;
  const { mirror, address } = repository;
  const dir = await request.claim();
  const source = join(dir, 'source');
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    const [uncommitted] = await Promise.all([
      isAbsolute(address) ? uncommittedFiles(address) : 0,
      mirror.refresh(),
    ]);
    if (uncommitted > 0) {
      say(
        `${uncommitted} files at ${address} are changed and not committed; the commit is deployed without them`,
      );
    }
    if (!anyCommitAllowed(request.refs)) await mustBeHeld(request);
    await mirror.checkout(commit, source);
    await keepOddPaths(source, await mirror.modes(commit));
  } catch (error) {
    await remove();
    if (!(error instanceof GitFailed)) throw error;
    throw new StepFailed('clone', 'clone.failed', gitCause(error, [source, address]));
  }
  say(`cloned commit ${commit}`);
  return { dir, source, remove };
}

async function mustBeHeld({ repository, commit, refs }: WorkspaceRequest): Promise<void> {
  const holding = await repository.mirror.holding(commit);
  if (holding.some((each) => refAllowed(refs, each))) return;
  const text = `commit ${commit} is on none of the branches that may be deployed here: ${refs.join(', ')}`;
  throw new StepFailed('clone', 'clone.ref-not-allowed', text);
}

/** What git said, without the places of this machine. */
const gitCause = ({ message }: GitFailed, places: readonly string[]): string =>
  places.reduce((text, place) => text.replaceAll(place, 'the repository'), message).slice(-1_000);
