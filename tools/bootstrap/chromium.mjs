import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, executable, find, run } from './process.mjs';

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ON_MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of the end-to-end tests: the one named, Playwright's own, or the system's; else undefined. */
export function findChromium(root) {
  return [
    process.env.YAGURA_CHROMIUM,
    playwrights(root),
    ...ON_PATH.map((name) => find(name)),
    ...ON_MACOS,
  ].find((file) => file && executable(file));
}

/** True when the system's own packages can bring it: Debian, as root. Ubuntu's package is only a snap. */
export function comesFromDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return process.getuid?.() === 0 && /^ID=debian$/m.test(release) && Boolean(find('apt-get'));
}

/** Without one, Japanese pages are rows of boxes in every screenshot. */
export function drawsJapanese() {
  return Boolean(ask('fc-list', [':lang=ja'])) || process.platform === 'darwin';
}

/** Installs Debian's browser and a font that knows Japanese. */
export async function installFromDebian(root, logFile) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { cwd: root, env, logFile };
  const apt = (...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], options);
  const packages = ['chromium', 'fonts-noto-cjk', 'fontconfig'];
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  await apt('update');
  try {
    await install();
  } catch {
    // Most often an install that was killed half-way; dpkg finishes it.
    await run('dpkg', ['--configure', '-a'], options);
    await install();
  }
}

/** Installs Playwright's browser; needs node_modules. */
export function installFromPlaywright(root, node, logFile) {
  const withSystem = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  const cli = join(root, 'node_modules/playwright/cli.js');
  return run(node, [cli, 'install', ...withSystem, 'chromium'], { cwd: root, logFile });
}

function playwrights(root) {
  const core = join(root, 'node_modules/playwright-core');
  if (!existsSync(core)) return undefined;
  return ask(process.execPath, ['-p', `require(${JSON.stringify(core)}).chromium.executablePath()`]);
}
