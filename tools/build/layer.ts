import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './zip.ts';

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * What a layer holds: the named packages and all they depend on, under `nodejs/node_modules`, which Lambda puts
 * on NODE_PATH. Only what `require` can load: no types, maps or ES modules.
 */
export async function layerFiles(packages: readonly string[]): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  const waiting = [...packages];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const folder = path.join(installed, name);
    const { dependencies } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    waiting.push(...Object.keys(dependencies ?? {}));
    for (const file of await loadable(folder)) {
      files.set(`nodejs/node_modules/${name}/${file}`, await readFile(path.join(folder, file)));
    }
  }
  return files;
}

async function loadable(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  // Packages are laid flat: a second version of a dependency would be dropped without a word.
  if (paths.some((file) => file.startsWith('node_modules/')))
    throw new Error(`${folder} nests packages of its own`);
  return paths.filter(
    (file) => /(\.c?js|package\.json|LICENSE[^/]*)$/.test(file) && !/(^|\/)esm\//.test(file),
  );
}
