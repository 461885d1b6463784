import { open, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { oddPaths } from './odd-paths.ts';
import { StepFailed } from './step-failed.ts';

/** A template longer than this was not written by a person, and CloudFormation takes a million bytes at most. */
const MAX_TEXT_BYTES = 2_000_000;

/**
 * A folder of the commit, inside its clone.
 * @throws StepFailed that names its path in the repository when it leads out, is not there or is no folder
 */
export async function folderOfClone(source: string, ...path: readonly string[]): Promise<string> {
  const real = await placeInClone(source, path);
  if ((await stat(real)).isDirectory()) return real;
  throw refused(path, 'is no folder');
}

/** The text of a file of the commit. @throws StepFailed as `folderOfClone`, and when it is too long */
export async function textOfClone(source: string, ...path: readonly string[]): Promise<string> {
  const real = await placeInClone(source, path);
  // Before it is opened: a pipe would be waited for.
  if (!(await stat(real)).isFile()) throw refused(path, 'is no plain file');
  const file = await open(real, 'r');
  try {
    const { size } = await file.stat();
    if (size > MAX_TEXT_BYTES) throw refused(path, `has ${size} bytes; at most ${MAX_TEXT_BYTES} are read`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function placeInClone(source: string, path: readonly string[]): Promise<string> {
  const base = await realpath(source);
  const odd = await oddPaths(base);
  for (const place of waysTo(join(...path))) {
    const what = odd.get(place);
    if (what !== undefined) throw refused([place], what);
  }
  const real = await realpath(resolve(base, ...path)).catch(() => undefined);
  if (real === base || real?.startsWith(base + sep)) return real;
  throw refused(path, 'is not in the commit');
}

/** `a`, `a/b`, `a/b/c`: each may be a link, which explains more than what is missing behind it. */
const waysTo = (path: string): readonly string[] => {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

/** Names may hold line ends and worse: they are shown escaped. */
const refused = (path: readonly string[], what: string): StepFailed =>
  new StepFailed('clone', 'clone.path', `${JSON.stringify(join(...path)).slice(1, -1)} ${what}`);
