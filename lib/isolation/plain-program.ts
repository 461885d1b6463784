import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * One of our own programs as a file of JavaScript, for steps: Node takes twice as long to start where it has to strip types
 * first, and a step has no cache to take them from. Packages stay outside of it.
 * @param entry TypeScript, absolute
 * @param folder made where it is missing; files of other versions in it stay for whoever still runs them
 * @returns the file, absolute, named by what is in it
 */
export function plainProgram(entry: string, folder: string): string {
  const { outputFiles } = buildSync({
    ...{ entryPoints: [entry], bundle: true, packages: 'external', platform: 'node', format: 'esm' },
    ...{ target: 'node22', write: false, logLevel: 'silent' },
  });
  const [built] = outputFiles;
  if (!built) throw new Error(`esbuild wrote nothing for ${entry}`);
  const { contents } = built;
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const file = join(folder, `${basename(entry, '.ts')}-${hash}.mjs`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Another runner of this machine may start a step from it at this moment.
  const whole = join(folder, `.${randomBytes(6).toString('hex')}`);
  writeFileSync(whole, contents, { mode: 0o600 });
  renameSync(whole, file);
  return file;
}
