import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#lib/domain/time.ts';

/**
 * Removes mirrors that nobody has asked since a moment, and what a killed runner left while it made one. A repository that
 * `portal.yaml` names is asked every minute; one that comes back is fetched anew.
 * @returns how many went
 */
export async function removeOldMirrors(folder: string, before: Instant): Promise<number> {
  // Nothing was mirrored yet.
  const names = await readdir(folder).catch(whereAbsent<string[]>([]));
  let removed = 0;
  for (const name of names.filter((each) => each.endsWith('.git') || each.startsWith('new-'))) {
    const path = join(folder, name);
    if ((await usedAt(path)) >= before) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** Git writes FETCH_HEAD whenever it asks. */
async function usedAt(path: string): Promise<number> {
  const times = await Promise.all(
    [path, join(path, 'FETCH_HEAD')].map((each) =>
      stat(each)
        .then(({ mtimeMs }) => mtimeMs)
        .catch(whereAbsent(0)),
    ),
  );
  return Math.max(...times);
}

/** What cannot be read for another reason is not old: the sweep fails and says so. */
const whereAbsent =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
