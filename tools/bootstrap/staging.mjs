import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets `fill` build a folder aside and puts it in its place only when whole: what is in use stays so until then,
 * and a killed install, even one that still writes, meets nobody.
 */
export async function replaceWhole(root, name, target, fill) {
  const older = join(root, '.yagura/staging', name);
  const folder = join(older, String(process.pid));
  clear(older);
  mkdirSync(folder, { recursive: true });
  const built = await fill(folder);
  mkdirSync(join(target, '..'), { recursive: true });
  if (existsSync(target)) renameSync(target, join(older, `replaced-${process.pid}`));
  renameSync(built, target);
  clear(older);
}

function clear(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A stray install still writes there; the next bootstrap clears it.
  }
}
