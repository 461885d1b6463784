import { join } from 'node:path';
import { bubblewrap } from './bubblewrap.mjs';
import {
  comesFromDebian,
  drawsJapanese,
  findChromium,
  installFromDebian,
  installFromPlaywright,
} from './chromium.mjs';
import { nodePackages, npmCommand } from './node-packages.mjs';
import { find } from './process.mjs';
import { findPython, pythonEnvironment } from './python.mjs';
import { findMirror, findTerraform } from './terraform.mjs';

/**
 * What each purpose needs. The demo does without the SAM tools, which are 340 MB, without a browser and without the packages
 * of the gate: `product` is what its pages and processes need.
 */
export const NEEDS = {
  demo: ['product', 'ministack', 'terraform', 'bubblewrap'],
  /** Benches and pictures of pages: beside a demo they need a browser. */
  look: ['packages', 'terraform', 'chromium'],
  verify: ['packages', 'sam', 'terraform'],
  test: ['packages', 'ministack', 'sam', 'make', 'terraform', 'chromium', 'bubblewrap'],
};

const OLDEST_NODE = 20;

/**
 * Looks before anything is installed, so that all that is missing is named at once and within a second.
 * Answers `{ missing, python, terraform, mirror, chromium }`; an entry of `missing` is `[what, why]`.
 */
export function look(root, needs) {
  const missing = [];
  if (process.platform === 'win32') missing.push(['platform', 'Windows itself is not supported']);
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    missing.push(['node', `Node ${OLDEST_NODE} or newer is needed, this is ${process.version}`]);
  }
  if (!npmCommand(root)) missing.push(['npm', 'npm is not on PATH']);
  if (!find('git')) missing.push(['git', 'git is not on PATH']);
  if (needs.includes('make') && !find('make')) {
    missing.push(['make', 'make is not on PATH; `sam build` calls the builder through it']);
  }

  const python = needs.includes('ministack') || needs.includes('sam') ? findPython() : undefined;
  if (python?.missing === 'python') missing.push(['python', 'no Python 3.11, 3.12 or 3.13 on PATH']);
  if (python?.missing === 'venv')
    missing.push(['venv', 'Python is there, but cannot make virtual environments']);

  const terraform = findTerraform();
  if (!terraform.path) {
    const why = terraform.found ? `1.11 or newer is needed, ${terraform.found} found` : 'not on PATH';
    missing.push(['terraform', `Terraform: ${why}`]);
  }
  return {
    missing,
    python,
    terraform,
    mirror: findMirror(),
    chromium: needs.includes('chromium') ? findChromium(root) : undefined,
  };
}

/** The parts to bring up, side by side: name, whether there is something to do, and how. */
export function parts(root, needs, found) {
  const log = (name) => join(root, '.yagura/logs', `bootstrap-${name}.log`);
  const packages = nodePackages(root, needs.includes('packages') ? 'all' : 'product', log('packages'));
  const environments = ['ministack', 'sam']
    .filter((name) => needs.includes(name))
    .map((name) => [name, pythonEnvironment(root, name, found.python, log(name))]);
  const installed = packages.upToDate ? Promise.resolve() : undefined;

  return {
    node: packages.node,
    interpreters: Object.fromEntries(environments.map(([name, { interpreter }]) => [name, interpreter])),
    list: [
      { name: 'node packages', ...packages, doing: 'npm ci' },
      ...environments.map(([name, environment]) => ({
        name: `python ${name}`,
        ...environment,
        doing: 'pip install',
      })),
      ...(needs.includes('chromium')
        ? [browser(root, found, packages.node, installed, log('chromium'))]
        : []),
      // After the browser: two `apt-get update` at once lock each other out.
      ...(needs.includes('bubblewrap')
        ? [bubblewrap(root, log('bubblewrap'), needs.includes('chromium') ? 'chromium' : undefined)]
        : []),
    ],
  };
}

function browser(root, found, node, packagesInstalled, logFile) {
  const name = 'chromium';
  const debian = comesFromDebian();
  if (found.chromium && (drawsJapanese() || !debian)) return { name, upToDate: true };
  if (debian) return { name, doing: 'apt-get install', install: () => installFromDebian(root, logFile) };
  const install = () => installFromPlaywright(root, node, logFile);
  return {
    name,
    doing: 'playwright install',
    after: packagesInstalled ? undefined : 'node packages',
    install,
  };
}
