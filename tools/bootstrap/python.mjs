import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, executable, run } from './process.mjs';
import { replaceWhole } from './staging.mjs';
import { fingerprint, isStamped, writeWhole } from './stamp.mjs';

// The locks in tools/python are resolved for these.
const OLDEST = 11;
const NEWEST = 13;

const ABOUT_ITSELF = `
import json, sys
try:
    import ensurepip, venv
    able = True
except ImportError:
    able = False
print(json.dumps({"path": sys.executable, "version": list(sys.version_info[:3]), "able": able}))
`;

/** The Python to build environments with: `{ path, version }`, or what is missing: 'python' or 'venv'. */
export function findPython() {
  const names = [process.env.YAGURA_PYTHON, 'python3', 'python3.13', 'python3.12', 'python3.11'].filter(
    Boolean,
  );
  const fitting = names
    .map((name) => ask(name, ['-c', ABOUT_ITSELF]))
    .filter(Boolean)
    .map((answer) => JSON.parse(answer))
    .filter(({ version: [major, minor] }) => major === 3 && minor >= OLDEST && minor <= NEWEST);
  const able = fitting.find((python) => python.able);
  if (able) return { path: able.path, version: able.version.join('.') };
  return { missing: fitting.length > 0 ? 'venv' : 'python' };
}

/** One virtual environment with exactly the packages of its lock, each checked against its hash. */
export function pythonEnvironment(root, name, python, logFile) {
  const folder = join(root, '.yagura/python', name);
  const lock = join(root, 'tools/python', `${name}.txt`);
  const interpreter = join(folder, 'bin/python');
  const stamp = join(folder, '.yagura-stamp');
  // Scripts of an environment name its absolute path, so a moved clone needs a new one.
  const wanted = fingerprint(readFileSync(lock, 'utf8'), python.path, python.version, folder);

  if (executable(interpreter) && isStamped(stamp, wanted)) return { interpreter, upToDate: true };
  const fill = async (staging) => {
    const built = join(staging, name);
    const env = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1' };
    const pip = (...args) =>
      run(join(built, 'bin/python'), ['-m', 'pip', ...args], { cwd: root, env, logFile });
    await run(python.path, ['-m', 'venv', built], { cwd: root, logFile });
    await pip('install', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '-r', lock);
    await pip('check');
    repoint(join(built, 'bin'), built, folder);
    writeWhole(join(built, '.yagura-stamp'), `${wanted}\n`);
    return built;
  };
  const install = () => replaceWhole(root, name, folder, fill);
  return { interpreter, upToDate: false, install };
}

/** The scripts of an environment name its path in their first line. */
function repoint(bin, from, to) {
  for (const entry of readdirSync(bin, { withFileTypes: true }).filter((file) => file.isFile())) {
    const file = join(bin, entry.name);
    const text = readFileSync(file, 'utf8');
    if (text.includes(from)) writeFileSync(file, text.replaceAll(from, to));
  }
}
