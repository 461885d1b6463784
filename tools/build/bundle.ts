import { realpathSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildFailure, type BuildOptions, build, type Plugin } from 'esbuild';
import { refusedBuild } from './refused.ts';

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
} satisfies BuildOptions;

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Bundles one TypeScript entry, given relative to `root`; `external` names what a layer provides. The same sources
 * give the same bytes whatever folder they lie in.
 * @throws BuildRefused with file, line and fault; also for a source that lies outside of `root`, before it is read
 */
export async function bundle(root: string, entry: string, external: readonly string[]): Promise<Uint8Array> {
  const stage = await mkdtemp(path.join(tmpdir(), 'yagura-bundle-'));
  try {
    // esbuild orders and names modules by path. Seen through these two links, a clone without packages and the
    // work tree look alike, and packages always come from the builder's own installation.
    const [folder = ''] = entry.split('/');
    await symlink(path.resolve(root, folder), path.join(stage, folder));
    await symlink(installed, path.join(stage, 'node_modules'));
    const commit = realpathSync(root);
    const isOurs = (file: string) => liesIn([commit], path.resolve(stage, file));
    const { outputFiles } = await build({
      ...settings,
      absWorkingDir: stage,
      entryPoints: [`./${entry}`],
      external: [...external],
      plugins: [onlyFrom([commit, realpathSync(installed)])],
    }).catch((failure: BuildFailure) => {
      throw refusedBuild(failure, isOurs);
    });
    const [file] = outputFiles;
    if (!file) throw new Error(`esbuild wrote nothing for ${entry}`);
    return file.contents;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** An import may name any file of this machine, and a link lead to it: only what really lies in these folders is read. */
const onlyFrom = (folders: readonly string[]): Plugin => ({
  name: 'only from the commit',
  setup: ({ onLoad }) =>
    onLoad({ filter: /^/ }, (file) =>
      liesIn(folders, file.path) ? undefined : { errors: [{ text: 'leads out of the repository' }] },
    ),
});

function liesIn(folders: readonly string[], file: string): boolean {
  try {
    const real = realpathSync(file);
    return folders.some((folder) => real.startsWith(folder + path.sep));
  } catch {
    return false;
  }
}
