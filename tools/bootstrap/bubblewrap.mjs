import { comesFromDebian } from './chromium.mjs';
import { find, run } from './process.mjs';

/**
 * What keeps steps apart, on Linux. Wanted and not needed: where it cannot be installed, the demo runs without walls
 * and says so, and the tests say which proofs they could not make.
 */
export function bubblewrap(root, logFile, after) {
  const part = { name: 'bubblewrap', optional: true, doing: 'apt-get install', after };
  if (find('bwrap')) return { ...part, upToDate: true };
  if (comesFromDebian()) return { ...part, install: () => install(root, logFile) };
  const how = process.platform === 'linux' ? 'sudo apt-get install bubblewrap' : 'Linux only';
  return { ...part, upToDate: true, note: `not here, steps run without walls (${how})` };
}

async function install(cwd, logFile) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { cwd, env, logFile });
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'bubblewrap');
}
