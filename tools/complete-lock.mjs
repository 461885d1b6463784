// Adds to package-lock.json what npm leaves out when a registry does not serve the binaries of other platforms:
// without these entries `npm ci` refuses the lock file, here and on those platforms. Then asks the registry for the
// hash of every entry that has none: without one, npm takes whatever the registry of that machine answers.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const file = join(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');

const SYSTEMS = [
  'darwin',
  'win32',
  'linux',
  'freebsd',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'android',
  'openharmony',
];
const PROCESSORS = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** The optional packages that the lock names as needed but does not describe: `{ path: entry }`. */
function missingEntries(packages) {
  const missing = {};
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (resolves(packages, parent, name) || !/^\d/.test(version)) continue;
      missing[`node_modules/${name}`] = sorted({
        version,
        ...platformOf(name),
        ...(dev && { dev }),
        optional: true,
      });
    }
  }
  return missing;
}

/** What the name of a binary package says about where it runs: `@next/swc-darwin-arm64`. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const arm = words.some((word) => /^(arm|gnueabihf|musleabihf|eabi)$/.test(word)) ? ['arm'] : [];
  const cpu = [...PROCESSORS.filter((processor) => words.includes(processor)), ...arm];
  const libc = [
    words.some((word) => word.startsWith('musl')) && 'musl',
    words.includes('gnu') && 'glibc',
  ].filter(Boolean);
  return {
    ...(cpu.length > 0 && { cpu: [...new Set(cpu)] }),
    ...(os.length > 0 && { os }),
    ...(libc.length > 0 && { libc }),
  };
}

/** In the order that npm itself writes, so that its next write changes nothing. */
function sorted({ version, integrity, ...entry }) {
  const rest = Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { version, ...(integrity && { integrity }), ...rest };
}

function resolves(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (!folder) return false;
  }
}

/** The hash that the registry says one version has. @throws when it does not know it. */
async function published(name, version) {
  const { stdout } = await run('npm', ['view', `${name}@${version}`, 'dist.integrity']);
  const integrity = stdout.trim();
  if (!integrity.startsWith('sha512-')) throw new Error(`the registry gives no hash of ${name}@${version}`);
  return integrity;
}

/** Fills in, one after the other: a registry is asked politely. @returns how many entries got a hash. */
async function fillIntegrity(packages) {
  let filled = 0;
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || entry.link || entry.integrity) continue;
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    packages[path] = sorted({ ...entry, integrity: await published(name, entry.version) });
    filled += 1;
  }
  return filled;
}

const before = readFileSync(file, 'utf8');
const lock = JSON.parse(before);
const missing = missingEntries(lock.packages);
const [root, ...others] = Object.entries({ ...lock.packages, ...missing });
others.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries([root, ...others]);
const filled = await fillIntegrity(lock.packages);
const after = `${JSON.stringify(lock, null, 2)}\n`;
if (after !== before) writeFileSync(file, after);
console.log(
  `package-lock.json: ${Object.keys(missing).length} entries added, ${filled} got the registry's hash`,
);
