// Brings up everything that a purpose needs, with Node built-ins only: it runs before `npm ci`, on Node 20.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './bootstrap/chromium.mjs';
import { withLock } from './bootstrap/lock.mjs';
import { look, NEEDS, parts } from './bootstrap/plan.mjs';
import { InstallError, stopAll } from './bootstrap/process.mjs';
import { progress } from './bootstrap/progress.mjs';
import { howToGet } from './bootstrap/remedies.mjs';
import { writeWhole } from './bootstrap/stamp.mjs';
import { writeCliConfig } from './bootstrap/terraform.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const TOOLCHAIN = join(root, '.yagura/toolchain.json');

async function main() {
  const purpose = process.argv[process.argv.indexOf('--for') + 1];
  const needs = NEEDS[purpose];
  if (!needs) throw new Error(`usage: node tools/bootstrap.mjs --for ${Object.keys(NEEDS).join('|')}`);

  const found = look(root, needs);
  for (const [what, why] of found.missing) {
    console.error(`✗ ${why}\n  get it: ${howToGet(what)}`);
  }
  if (found.missing.length > 0) return 2;

  const lock = join(root, '.yagura/bootstrap.lock');
  return withLock(lock, waitFor, () => bringUp(needs, found));
}

async function bringUp(needs, found) {
  const { node, interpreters, list } = parts(root, needs, found);
  const lines = progress();
  const { version } = found.terraform;
  lines.end('terraform', 'kept', `${version}, provider from ${found.mirror ?? 'its registry'}`);

  const started = new Map();
  for (const part of list) started.set(part.name, bring(part, lines, started.get(part.after)));
  const results = await Promise.all(started.values());
  lines.close();
  if (results.includes(false)) return 1;

  const chromium = findChromium(root);
  if (needs.includes('chromium') && !chromium) {
    console.error(`✗ Chromium is still missing\n  get it: ${howToGet('chromium')}`);
    return 2;
  }
  const python = { ...installedBefore(), ...interpreters };
  const terraformCliConfig = writeCliConfig(root, found.mirror);
  const toolchain = {
    node,
    python,
    terraform: found.terraform.path,
    terraformCliConfig,
    ...(chromium && { chromium }),
  };
  writeWhole(TOOLCHAIN, `${JSON.stringify(toolchain, null, 2)}\n`);
  return 0;
}

async function bring({ name, upToDate, doing, install, note, optional = false }, lines, before) {
  if (upToDate) {
    lines.end(name, 'kept', note ?? 'up to date');
    return true;
  }
  if ((await before) === false) return false;
  lines.begin(name, doing);
  try {
    await install();
    lines.end(name, 'done', 'installed');
    return true;
  } catch (error) {
    lines.end(name, 'failed', optional ? `${error.message}; going on without` : error.message);
    if (optional) return true;
    if (error instanceof InstallError)
      console.error(`${indent(error.tail())}\n  whole log: ${error.logFile}`);
    return false;
  }
}

/** What an earlier bootstrap for another purpose installed stays known. */
function installedBefore() {
  const interpreter = (name) => join(root, '.yagura/python', name, 'bin/python');
  const stamped = (name) => existsSync(join(root, '.yagura/python', name, '.yagura-stamp'));
  return Object.fromEntries(['ministack', 'sam'].filter(stamped).map((name) => [name, interpreter(name)]));
}

function waitFor(pid) {
  console.log(`… another bootstrap of this clone is running (process ${pid}); waiting for it`);
}

function indent(text) {
  return text.replace(/^/gm, '  ');
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  // The lock of a process that is gone is taken over, and what has no stamp is installed anew.
  process.once(signal, () => {
    stopAll('SIGTERM');
    process.exit(code);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
}
