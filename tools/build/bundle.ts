import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/**
 * The one bundler setting of every function: our builder and `sam build` (through functions/Makefile) both come here.
 *
 * CommonJS, because only `require` looks into a layer through NODE_PATH. Minified, because esbuild otherwise
 * writes the paths of modules into the bundle.
 */
const settings = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  charset: 'utf8',
  tsconfigRaw: {},
  preserveSymlinks: true,
  logLevel: 'silent',
  write: false,
  metafile: true,
} satisfies BuildOptions;

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Bundles one TypeScript entry, given relative to `root`; `external` names what a layer provides. The same sources
 * give the same bytes whatever folder they lie in. Throws esbuild's own failure, with file and line, and refuses a
 * source that a link leads out of `root`.
 */
export async function bundle(root: string, entry: string, external: readonly string[]): Promise<Uint8Array> {
  const stage = await mkdtemp(path.join(tmpdir(), 'yagura-bundle-'));
  try {
    // esbuild orders and names modules by path. Seen through these two links, a clone without packages and the
    // work tree look alike, and packages always come from the builder's own installation.
    const [folder = ''] = entry.split('/');
    await symlink(path.resolve(root, folder), path.join(stage, folder));
    await symlink(installed, path.join(stage, 'node_modules'));
    const { outputFiles, metafile } = await build({
      ...settings,
      absWorkingDir: stage,
      entryPoints: [`./${entry}`],
      external: [...external],
    });
    await refuseForeign(Object.keys(metafile.inputs), stage, root);
    const [file] = outputFiles;
    if (!file) throw new Error(`esbuild wrote nothing for ${entry}`);
    return file.contents;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** A commit may hold a link to any file of this machine: only what really lies in the clone or in our packages goes in. */
async function refuseForeign(inputs: readonly string[], stage: string, root: string): Promise<void> {
  const allowed = await Promise.all([realpath(root), realpath(installed)]);
  for (const input of inputs) {
    const file = await realpath(path.join(stage, input));
    if (!allowed.some((folder) => file.startsWith(folder + path.sep))) {
      throw new Error(`${input} leads out of the repository`);
    }
  }
}
