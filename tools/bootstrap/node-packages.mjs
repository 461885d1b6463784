import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nodeRuntime } from './node-runtime.mjs';
import { ask, executable, find, run } from './process.mjs';
import { productPackages } from './product-packages.mjs';
import { replaceWhole } from './staging.mjs';
import { fingerprint, isStamped, writeWhole } from './stamp.mjs';

/**
 * Brings node_modules in line with the lock file; nothing to do when npm already did.
 * @param extent 'product' for what the product itself runs on and is built by, half of the whole; 'all' with the tools of the gate
 */
export function nodePackages(root, extent, logFile) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.yagura-stamp');
  const mark = (what) => fingerprint(lockText, process.platform, process.arch, what);
  const enough = extent === 'all' ? ['all'] : ['all', 'product'];
  const node = join(modules, '.bin/node');

  if (executable(node)) {
    if (enough.some((what) => isStamped(stamp, mark(what)))) return { node, upToDate: true };
    const there = enough.find((what) => installedAlready(root, JSON.parse(lockText), what));
    if (there) {
      writeWhole(stamp, `${mark(there)}\n`);
      return { node, upToDate: true };
    }
  }
  const fill = async (folder) => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const lock = JSON.parse(lockText);
    const wanted = extent === 'product' ? productPackages(manifest, lock) : { manifest, lock };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted.manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(wanted.lock));
    const npmrc = join(root, '.npmrc');
    copyFileSync(npmrc, join(folder, '.npmrc'));
    const [command, ...first] = npmCommand(root);
    const env = { ...process.env, PATH: pathWithoutRepo(root) };
    const npm = async (cwd, args) => {
      const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
      const call = (...more) => run(command, [...first, ...args, ...quiet, ...more], { cwd, env, logFile });
      try {
        await call('--prefer-offline');
      } catch {
        // A registry that did not answer, or a cache that an install killed before left with holes.
        await call();
      }
    };
    const unpack = (cwd, args) => run('tar', args, { cwd, env, logFile });
    const which = extent === 'product' ? '--omit=dev' : '--include=dev';
    const version = lock.packages['node_modules/node'].version;
    const [placeNode] = await Promise.all([
      extent === 'product' ? nodeRuntime(join(folder, 'node'), version, npmrc, { npm, unpack }) : undefined,
      npm(folder, ['ci', which]),
    ]);
    placeNode?.(join(folder, 'node_modules'));
    const fresh = join(folder, 'node_modules');
    if (!ask(join(fresh, '.bin/node'), ['--version']))
      throw new Error('the Node of node_modules does not run here');
    writeWhole(join(fresh, '.yagura-stamp'), `${mark(extent)}\n`);
    return fresh;
  };
  const install = () => replaceWhole(root, 'packages', modules, fill);
  return { node, upToDate: false, install };
}

/** npm, started by a Node that `npm ci` will not delete under it; undefined when there is none. */
export function npmCommand(root) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli?.endsWith('npm-cli.js') && node && !node.startsWith(join(root, 'node_modules'))) return [node, cli];
  const npm = find('npm', pathWithoutRepo(root));
  return npm && [npm];
}

/**
 * After `npm install <package>` the tree already is what the new lock file says; npm's own record of the
 * tree, which it writes last, tells. Packages for other platforms are absent from it.
 */
function installedAlready(root, lock, extent) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const allThere = wanted.every(([path, entry]) => {
    const found = installed[path];
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : entry.optional === true ||
          (extent === 'product' && (entry.dev === true || entry.devOptional === true));
  });
  return allThere && Object.keys(installed).every((path) => path in lock.packages);
}

function pathWithoutRepo(root) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules')))
    .join(delimiter);
}
