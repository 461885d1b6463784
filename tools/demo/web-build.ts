import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './child-process.ts';

/** What the built app is made of; a change of any of it asks for a new build. */
const SOURCES = ['app', 'components', 'i18n', 'lib', 'messages', 'public', 'infra/names.ts'];
const FILES = [
  'instrumentation-client.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];
const STAMP = '.next/yagura-stamp';

/** Builds the portal unless the last build was of the same sources. @returns whether it was built anew */
export async function buildWeb(root: string, node: string, path: string, logFile: string): Promise<boolean> {
  const wanted = sourceHash(root);
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(stamp, { force: true });
  keepStatic(root);
  await runCommand({
    name: 'next build',
    command: node,
    args: [join(root, 'node_modules/next/dist/bin/next'), 'build'],
    cwd: root,
    env: {
      PATH: path,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOME: join(root, '.yagura'),
      YAGURA_BUILD: wanted.slice(0, 16),
    },
    logFile,
  });
  placeStatic(root);
  writeFileSync(stamp, wanted);
  return true;
}

const BUILT = '.next/static';
const SERVED = '.next/standalone/.next/static';
const BEFORE = '.yagura/static-before';

/** Scripts of the build that is replaced: a tab that is open asks for some of them only when somebody clicks. */
function keepStatic(root: string): void {
  if (!existsSync(join(root, BUILT))) return;
  rmSync(join(root, BEFORE), { recursive: true, force: true });
  cpSync(join(root, BUILT), join(root, BEFORE), { recursive: true });
}

/** Next leaves the static files of a standalone build to whoever serves it. Names tell contents: two builds do not get in each other's way. */
function placeStatic(root: string): void {
  for (const each of [BEFORE, BUILT])
    if (existsSync(join(root, each))) cpSync(join(root, each), join(root, SERVED), { recursive: true });
  cpSync(join(root, 'public'), join(root, '.next/standalone/public'), { recursive: true });
}

function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const add = (file: string) => {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  };
  for (const folder of SOURCES) {
    if (folder.endsWith('.ts')) add(folder);
    else for (const file of filesBelow(root, folder)) add(file);
  }
  for (const file of FILES) add(file);
  return hash.digest('hex');
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !/\.test\.tsx?$/.test(each.name))
    .map((each) => join(each.parentPath, each.name).slice(root.length + 1))
    .sort();
}
