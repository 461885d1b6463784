import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Links and submodules by their path in the repository, with what becomes of them. */
export type OddPaths = ReadonlyMap<string, string>;

const ODD: Readonly<Record<string, string>> = {
  '120000': 'is a link, which is not followed',
  '160000': 'is a submodule, which is not cloned',
};

/** Beside the files, where no step writes: what is written out no longer shows that it was a link. */
const fileFor = (source: string): string => join(dirname(source), 'odd-paths.json');

/** @param modes of git, by path */
export const keepOddPaths = (source: string, modes: ReadonlyMap<string, string>): Promise<void> =>
  writeFile(fileFor(source), JSON.stringify([...modes]), { mode: 0o600 });

/** What of a workspace's commit is neither a file nor a folder. */
export async function oddPaths(source: string): Promise<OddPaths> {
  const modes = JSON.parse(await readFile(fileFor(source), 'utf8')) as readonly (readonly [string, string])[];
  return new Map(modes.map(([path, mode]) => [path, ODD[mode] ?? `is of mode ${mode}`] as const));
}
