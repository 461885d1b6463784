import { accessSync, constants, realpathSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The file of a program that is named, or found on a PATH, with links followed: a step sees just this file. */
export function findProgram(name: string, path: string): string | undefined {
  const candidates = isAbsolute(name) ? [name] : path.split(':').map((folder) => join(folder, name));
  for (const file of candidates) {
    try {
      accessSync(file, constants.X_OK);
      return realpathSync(file);
    } catch {
      // The next folder may have it.
    }
  }
  return undefined;
}
