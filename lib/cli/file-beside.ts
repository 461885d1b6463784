import { readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** A file that `of` names by a relative path, as text; undefined where it is not there or lies outside its folder's tree. */
export function fileBeside(of: string, named: string): string | undefined {
  try {
    const folder = realpathSync(dirname(of));
    const path = realpathSync(join(folder, named));
    const inside = relative(folder, path);
    if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
