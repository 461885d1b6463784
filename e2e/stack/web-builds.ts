import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { type Child, lastLines, startChild } from '#tools/demo/child-process.ts';
import { readToolchain, repoRoot } from '#tools/toolchain.ts';

const BUILD = '.next/standalone/.next';
const PACKAGES = '.next/standalone/node_modules';

/**
 * The built portal under another name in a folder of its own. A build is named by its sources, in what the server reads and
 * in what browsers are sent: all of that says the new name here, and nothing else differs.
 */
export function buildNamed(id: string, dir: string): string {
  const from = join(repoRoot, BUILD);
  const to = join(dir, BUILD);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(repoRoot, PACKAGES), join(dir, PACKAGES));
  const known = readFileSync(join(from, 'BUILD_ID'), 'utf8').trim();
  for (const each of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!each.isFile() || !SAYS_ITS_NAME.test(each.name)) continue;
    const file = join(each.parentPath, each.name);
    const text = readFileSync(file, 'utf8');
    if (text.includes(known)) writeFileSync(file, text.replaceAll(known, id));
  }
  return dir;
}

const SAYS_ITS_NAME = /^BUILD_ID$|\.(?:js|json|html|rsc|css)$/;

/** A port of loopback that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const ASK_EVERY_MS = 200;
const ANSWER_WITHIN_MS = 60_000;

/** Web of a build, on a port of its own, with the settings of a stack that runs; resolves once it answers. */
export async function startBuild(
  dir: string,
  environment: Readonly<Record<string, string>>,
  port: number,
): Promise<Child> {
  const { node } = readToolchain();
  const url = `http://localhost:${port}`;
  const web = startChild({
    name: 'web',
    command: node,
    args: [join(repoRoot, 'bin/web.ts'), '--hostname', '127.0.0.1', '--port', String(port)],
    cwd: dir,
    env: { ...environment, YAGURA_URL: url },
    logFile: join(dir, 'web.log'),
  });
  for (const deadline = Date.now() + ANSWER_WITHIN_MS; Date.now() < deadline; ) {
    if (!web.running()) break;
    if ((await fetch(`${url}/api/health/live`).catch(() => undefined))?.ok) return web;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  await web.stop();
  throw new Error(`web does not answer at ${url}:\n${lastLines(web.logFile)}`);
}
