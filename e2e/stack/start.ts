import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';
import { type Child, lastLines, startChild } from '#tools/demo/child-process.ts';
import { familyOf } from '#tools/demo/family.ts';
import { readRunning } from '#tools/demo/running.ts';
import { readToolchain, repoRoot } from '#tools/toolchain.ts';
import { makeScratch } from './scratch.ts';

const ASK_EVERY_MS = 500;
const STOP_WITHIN_MS = 150_000;

/**
 * Starts the demo with state of its own and waits until all is deployed. What it started ends with it, however it ends: whoever
 * comes next wants its ports and memory.
 * @returns how to stop it
 */
export default async function start({ metadata }: FullConfig): Promise<() => Promise<void>> {
  const dir = String(metadata.stack);
  if (metadata.reused) {
    readRunning(dir);
    return async () => undefined;
  }
  const home = dirname(dir);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const demo = startDemo(dir, await makeScratch(home), await freePorts());
  const family = familyOf(demo.pid);
  // Interrupted before this returns, nobody calls what it returns.
  const leave = () => demo.kill('SIGTERM');
  process.once('exit', leave);
  const stop = async () => {
    process.off('exit', leave);
    family.look();
    await demo.stop(STOP_WITHIN_MS);
    await family.end();
  };
  try {
    await untilDeployed(dir, demo, family.look);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function startDemo(dir: string, config: string, port: number): Child {
  const { node } = readToolchain();
  return startChild({
    name: 'the demo',
    command: node,
    // The demo's rare failing call would be met by whichever journey calls the API in that moment.
    args: [
      ...[join(repoRoot, 'tools/demo.ts'), '--no-failures', '--oidc'],
      ...['--dir', dir, '--config', config, '--port', String(port)],
    ],
    cwd: repoRoot,
    env: { PATH: `${dirname(node)}:/usr/local/bin:/usr/bin:/bin`, HOME: dirname(dir), TZ: 'UTC' },
    logFile: join(dirname(dir), 'demo.log'),
  });
}

async function untilDeployed(dir: string, demo: Child, look: () => void): Promise<void> {
  while (!(existsSync(join(dir, 'running.json')) && readRunning(dir).addresses)) {
    if (!demo.running()) throw new Error(`${demo.name} ${await demo.ended}:\n${lastLines(demo.logFile, 40)}`);
    look();
    await pause(ASK_EVERY_MS);
  }
}

const PORTS = 5;

/** The first of five ports in a row that nobody listens on. */
async function freePorts(): Promise<number> {
  for (let first = 21_000; first < 29_000; first += PORTS) {
    const free = await Promise.all(Array.from({ length: PORTS }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('no five free ports in a row between 21000 and 29000');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
