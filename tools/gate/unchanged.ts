import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../toolchain.ts';

/** A hash over names and contents of files, given relative to the root, and over what else decides a result. */
export function contentHash(files: readonly string[], ...others: readonly string[]): string {
  const hash = createHash('sha256');
  for (const other of others) hash.update(other).update('\0');
  for (const file of [...files].sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(repoRoot, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** True when exactly this passed before; only successes are remembered. */
export function passedBefore(check: string, hash: string): boolean {
  return existsSync(join(folder(check), hash));
}

export function rememberPass(check: string, hash: string): void {
  mkdirSync(folder(check), { recursive: true });
  writeFileSync(join(folder(check), hash), '');
}

function folder(check: string): string {
  return join(repoRoot, '.yagura/passed', check);
}
