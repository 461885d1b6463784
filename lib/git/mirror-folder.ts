import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localGit } from './environment.ts';
import { runGit } from './run.ts';
import type { RepositorySource } from './source.ts';

/** Makes the bare repository of a mirror where there is none yet: of an address without the contents of its commits. */
export async function makeMirror(
  folder: string,
  dir: string,
  source: Pick<RepositorySource, 'kind' | 'url'>,
): Promise<void> {
  if (await stat(dir).catch(() => undefined)) return;
  const local = localGit();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Made beside and moved: a mirror that is there is whole, whoever was killed while making one.
  const made = await mkdtemp(join(folder, 'new-'));
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

/** Ours end when they say nothing for two minutes: a lock of ten is nobody's. */
const NOBODYS_AFTER_MS = 600_000;

export async function removeOldLocks(dir: string): Promise<void> {
  for (const name of await readdir(dir, { recursive: true })) {
    if (!name.endsWith('.lock')) continue;
    const file = join(dir, name);
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > NOBODYS_AFTER_MS) await rm(file, { force: true });
  }
}
