import { execFile, spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parse, parseDocument } from 'yaml';
import type { Board } from '#lib/domain/overview/board.ts';
import { logPlace } from '../demo/log-writer.ts';
import { signIn } from '../demo/portal-client.ts';
import { type Running, readRunning } from '../demo/running.ts';
import { makeWatchedByHand, onboardByHand } from '../examples/by-hand.ts';
import { repoRoot } from '../toolchain.ts';

const run = promisify(execFile);
const ACCOUNT = '000000000000';
const EXTERNAL_ID = 'bench-adopt';
const PORT = '29470';
const PATIENCE_MS = 900_000;
/** What `docs/adopt.md` begins with. */
const FILE = 'begun.yaml';
const BEGUN = `version: 2
repositories: { main: . }
access:
  - { group: viewers, role: viewer, on: '*' }
  - { group: admins, role: admin, on: '*' }
systems: {}
`;

/**
 * From a fresh clone to a stranger's watched system, the way of `docs/adopt.md`, in seconds a step: clone, the first start with
 * everything that it installs, the read role, `portal discover`, its YAML merged into portal.yaml, until the overview
 * calls the system healthy. The portal begins with a file that names no system. The system is `examples/watched`, made by hand
 * on the embedded cloud between the start and the role: what a stranger has already, so its time is shown and not counted.
 */
export async function benchAdopt(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-adopt-'));
  // Where this runs as root, PostgreSQL does not.
  chmodSync(dir, 0o755);
  const clone = join(dir, 'clone');
  const spent: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    spent[step] = Math.round((performance.now() - began) / 100) / 10;
    console.log(JSON.stringify({ bench: 'adopt', step, seconds: spent[step] }));
    return result;
  };
  let demo: Demo | undefined;
  try {
    await timed('clone', () => run('git', ['clone', '--quiet', '--depth', '1', `file://${repoRoot}`, clone]));
    writeFileSync(join(clone, FILE), BEGUN);
    demo = started(clone, dir);
    const portal = await timed('first start', () => untilUp(clone, demo as Demo));
    await theirs(timed, clone, portal);
  } finally {
    await demo?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  const { 'their own system (not counted)': _, ...counted } = spent;
  const total = Object.values(counted).reduce((sum, each) => sum + each, 0);
  console.log(JSON.stringify({ bench: 'adopt', step: 'all', seconds: Math.round(total) }));
}

type Timed = <T>(step: string, work: () => Promise<T>) => Promise<T>;

/** As somebody does it who has just read docs/adopt.md: role, discovery, file, look. */
async function theirs(timed: Timed, clone: string, portal: string): Promise<void> {
  const state = stateOf(clone);
  const { environment } = readRunning(state);
  const { endpoint, region, root } = logPlace(state, environment.AWS_ENDPOINT_URL ?? '');
  const shell = { endpoint, region, credentials: root };
  await timed('their own system (not counted)', () => makeWatchedByHand(shell));
  await timed('read role', () =>
    onboardByHand(shell, `arn:aws:iam::${ACCOUNT}:user/yagura-collector`, EXTERNAL_ID),
  );
  const yaml = await timed('portal discover', async () => {
    const asked = ['discover', '--account', ACCOUNT, '--region', region, '--external-id', EXTERNAL_ID];
    return (await run('npm', ['run', '-s', 'portal', '--', ...asked, '--as', 'admin'], { cwd: clone }))
      .stdout;
  });
  await timed('merged to healthy', async () => {
    const found = (parse(yaml) as { systems: Readonly<Record<string, unknown>> }).systems;
    merge(join(clone, FILE), found);
    const viewer = await signIn(portal, 'viewer');
    await until(`${Object.keys(found)} is healthy`, async () => {
      const { systems } = await viewer.ask<Board>('overview');
      const rows = systems.flatMap(({ rows }) => rows).filter(({ system }) => system in found);
      return (
        rows.length > 0 &&
        rows.every(({ health }) => health?.state === 'ready' && health.value.verdict === 'healthy')
      );
    });
  });
}

type Demo = {
  readonly running: () => boolean;
  readonly said: () => string;
  readonly stop: () => Promise<void>;
};

/** `npm run demo` of the clone, deploying nothing, as a shell would that knows this machine's own ways to packages. */
function started(clone: string, dir: string): Demo {
  const log = join(dir, 'demo.log');
  const file = openSync(log, 'w');
  const options = ['--config', FILE, '--no-deploy', '--rate', '0', '--port', PORT];
  const child = spawn('npm', ['run', 'demo', '--', ...options], {
    cwd: clone,
    stdio: ['ignore', file, file],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    running: () => child.exitCode === null && child.signalCode === null,
    said: () => readFileSync(log, 'utf8').slice(-4_000),
    async stop() {
      // npm may end without its child: the demo itself is told, where it came so far.
      const { pid } = runningIn(clone) ?? { pid: child.pid ?? 0 };
      if (child.exitCode === null) process.kill(pid, 'SIGINT');
      await ended;
      closeSync(file);
    },
  };
}

function runningIn(clone: string): Running | undefined {
  try {
    return readRunning(stateOf(clone));
  } catch {
    return undefined;
  }
}

const stateOf = (clone: string): string => join(clone, '.yagura/demo');

async function untilUp(clone: string, demo: Demo): Promise<string> {
  let portal = '';
  await until('the portal answers', async () => {
    if (!demo.running()) throw new Error(`the demo ended:\n${demo.said()}`);
    portal = runningIn(clone)?.environment.YAGURA_URL ?? '';
    return portal !== '' && (await fetch(`${portal}/sign-in`).catch(() => undefined))?.ok === true;
  });
  return portal;
}

/** What somebody does with the lines: they come below `systems:`, are reviewed and merged. */
function merge(file: string, systems: Readonly<Record<string, unknown>>): void {
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [name, system] of Object.entries(systems)) document.setIn(['systems', name], system);
  writeFileSync(file, document.toString());
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${PATIENCE_MS / 60_000} minutes: ${what}`);
    await pause(500);
  }
}
