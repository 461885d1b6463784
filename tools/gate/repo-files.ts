import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../toolchain.ts';

/** Files of the work tree that git does not ignore, relative to the root. Patterns are git's. */
export function repoFiles(...patterns: readonly string[]): string[] {
  const args = [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '--',
    ...patterns,
  ];
  const listed = execFileSync('git', args, { cwd: repoRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // A file deleted in the work tree is still in the index.
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(repoRoot, file)));
}
