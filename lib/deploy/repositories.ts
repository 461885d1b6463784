import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Failure, failedAfter, type Reading, ready, shownValue } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { type Clock, elapsed, instant } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import type { GitCredential } from '#lib/git/environment.ts';
import { type Mirror, openMirror } from '#lib/git/mirror.ts';
import { GitFailed } from '#lib/git/run.ts';
import { repositorySource } from '#lib/git/source.ts';
import type { Db } from '#lib/store/db.ts';
import { takeWishes } from '#lib/store/forge-events.ts';
import { keptRefs, putRepositoryRefs } from '#lib/store/repository-refs.ts';
import { StepFailed } from './step-failed.ts';
import type { RunnersRepository } from './workspace.ts';

/** A repository of `portal.yaml`, with the secret that its `credential` names. */
export type KnownRepository = {
  readonly name: string;
  /** An absolute folder or an address. */
  readonly address: string;
  readonly credential?: GitCredential;
};

export type Repositories = {
  /** By name. @throws StepFailed where none is called so, or what is named is no address */
  readonly repository: (name: string) => RunnersRepository;
  /** Asks a repository now and keeps what it offers. Failures are kept too, and do not throw. */
  readonly ask: (repository: KnownRepository) => Promise<void>;
  /** Asks those whose turn it is. */
  readonly look: () => Promise<void>;
  /** Asks all of them now. */
  readonly askAll: () => Promise<void>;
};

export type RepositorySettings = {
  readonly db: Db;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly known: () => readonly KnownRepository[];
};

/** A folder of this machine costs nothing to ask; a Git host counts. */
const FOLDER_EVERY = millis(5_000);
const ADDRESS_EVERY = millis(60_000);
const SOURCE = 'git fetch';

/** Where a runner keeps its mirrors. */
export const mirrorsBelow = (dataDir: string): string => join(dataDir, 'repositories');

/** Keeps a mirror of each repository, and what they offer in `repository_refs`. */
export function openRepositories({ db, clock, dataDir, known }: RepositorySettings): Repositories {
  const mirrors = new Map<string, Mirror>();

  function mirrorOf({ address, credential }: KnownRepository): Mirror {
    const key = `${address}\0${credential?.value ?? ''}`;
    const source = repositorySource(address);
    if (!source.ok) throw new GitFailed('other', `${address}: ${source.error}`);
    const found =
      mirrors.get(key) ?? openMirror({ folder: mirrorsBelow(dataDir), source: source.value, credential });
    mirrors.set(key, found);
    return found;
  }

  async function ask(repository: KnownRepository): Promise<void> {
    const before = await keptRefs(db, repository.name);
    const reading = await readingOf(repository, before?.reading);
    await putRepositoryRefs(
      db,
      repository.name,
      { reading, askedAt: clock() },
      changed(before?.reading, reading),
    );
  }

  async function readingOf(
    repository: KnownRepository,
    before: Reading<RepositoryRefs> | undefined,
  ): Promise<Reading<RepositoryRefs>> {
    const asOf = clock();
    try {
      const mirror = mirrorOf(repository);
      await mirror.refresh();
      return ready(await mirror.refs(), { asOf, freshFor: millis(3 * everyOf(repository)), source: SOURCE });
    } catch (error) {
      const next = instant(clock() + everyOf(repository));
      return failedAfter(before, failureOf(error, repository), clock(), next);
    }
  }

  async function look(): Promise<void> {
    // Taken before they are asked: what is pushed meanwhile is another wish.
    const wished = await takeWishes(db);
    // Side by side: one that does not answer keeps no other waiting.
    await Promise.all(
      known().map(async (repository) => {
        const kept = await keptRefs(db, repository.name);
        const due = !kept || elapsed(kept.askedAt, clock()) >= everyOf(repository);
        if (due || wished.has(repository.name)) await ask(repository);
      }),
    );
  }

  function repository(name: string): RunnersRepository {
    const found = known().find((each) => each.name === name);
    if (!found) throw new StepFailed('clone', 'clone.failed', `portal.yaml names no repository ${name}`);
    try {
      return { address: found.address, mirror: mirrorOf(found) };
    } catch (error) {
      if (!(error instanceof GitFailed)) throw error;
      throw new StepFailed('clone', 'clone.failed', error.message);
    }
  }

  const askAll = async () => void (await Promise.all(known().map(ask)));

  return { repository, ask, look, askAll };
}

/** Whether somebody who looks would see something else. */
const changed = (before: Reading<RepositoryRefs> | undefined, after: Reading<RepositoryRefs>): boolean =>
  before?.state !== after.state || !isDeepStrictEqual(shownValue(before)?.value, shownValue(after)?.value);

const everyOf = ({ address }: KnownRepository) => (address.startsWith('/') ? FOLDER_EVERY : ADDRESS_EVERY);

/** Git's own words are the cause: "could not be read" helps nobody. */
function failureOf(error: unknown, { address, credential }: KnownRepository): Failure {
  if (!(error instanceof GitFailed)) throw error;
  const cause = error.message.replaceAll(address, 'the repository');
  if (error.reason === 'not-allowed')
    return {
      kind: 'denied',
      principal: credential?.name ?? 'no credential',
      action: SOURCE,
      resource: address,
    };
  if (error.reason === 'not-found' || error.reason === 'not-a-repository')
    return { kind: 'not-found', what: address };
  return { kind: 'unavailable', cause };
}
