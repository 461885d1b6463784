import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Writable } from 'node:stream';
import { bounds, bubblewrapOptions, insideCommand } from './bubblewrap.ts';
import type { StepGroup } from './cgroup.ts';
import { seccompFilter } from './seccomp.ts';
import type { FilteredArch } from './seccomp-calls.ts';
import type { StepOrder } from './step-order.ts';

/** The first process of a step, as its supervisor sees it. */
export type StepProcess = {
  readonly pid: number | undefined;
  /** To and from the init, both ways. */
  readonly line: Duplex;
  /** Resolves with its last words. */
  readonly ended: Promise<string>;
  readonly kill: () => void;
};

const LINE = 3;
const SECCOMP = 4;
const ARGUMENTS = 5;
const FIRST_FILE = 6;
const LAST_WORDS = 2_000;

/** Node's names of machines; on any other the filter is missing, and the kind is not offered. */
export const filteredArch = (): FilteredArch | undefined =>
  process.arch === 'x64' || process.arch === 'arm64' ? process.arch : undefined;

export type BubbleStart = {
  readonly order: StepOrder;
  readonly files: Readonly<Record<string, Buffer>>;
  readonly sockets: string;
  readonly group?: StepGroup | undefined;
};

/** Behind walls. Files go in by descriptors, and so never lie on a disk. */
export function startBubble({ order, files, sockets, group }: BubbleStart): StepProcess {
  const arch = filteredArch();
  if (!arch) throw new Error(`no system-call filter for ${process.arch}`);
  const names = Object.keys(files);
  const args = bubblewrapOptions({
    folders: order.request.folders,
    data: Object.fromEntries(names.map((name, index) => [`/in/${name}`, FIRST_FILE + index])),
    seccomp: SECCOMP,
    sockets,
    node: order.node,
    init: order.init,
  });
  // By a descriptor: its command line, with paths of the machine, is seen from inside.
  const command = insideCommand(order.prlimit, order.request.limits);
  const [program, ...rest] = within(group, ['bwrap', '--args', String(ARGUMENTS), '--', ...command]);
  const child = spawn(program, rest, {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', ...Array.from({ length: FIRST_FILE - 1 + names.length }, () => 'pipe' as const)],
  });
  const pass = (descriptor: number, bytes: Buffer) => {
    const stream = child.stdio[descriptor] as Writable;
    // A bubblewrap that does not start says so itself.
    stream.on('error', () => undefined);
    stream.end(bytes);
  };
  pass(ARGUMENTS, Buffer.from(args.map((each) => `${each}\0`).join('')));
  pass(SECCOMP, seccompFilter(arch));
  for (const [index, name] of names.entries()) pass(FIRST_FILE + index, files[name] as Buffer);
  return processOf(child, () => child.kill('SIGKILL'));
}

/** Without walls: a process of this machine. Its init ends what it started as soon as nobody holds its line. */
export function startBare(order: StepOrder, group: StepGroup | undefined): StepProcess {
  const command = [...bounds(order.prlimit, order.request.limits), order.node];
  const [program, ...args] = within(group, [...command, '--no-warnings', order.init]);
  const child = spawn(program, args, {
    env: {},
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  } as object) as ChildProcess;
  return processOf(child, () => (child.stdio[LINE] as unknown as Duplex).destroy());
}

/** In the group before anything else happens: what is started before it joins would stay outside. */
const within = (group: StepGroup | undefined, command: readonly string[]): [string, ...string[]] =>
  (group ? ['/bin/sh', '-c', 'echo $$ > "$0" && exec "$@"', group.processes, ...command] : [...command]) as [
    string,
    ...string[],
  ];

function processOf(child: ChildProcess, kill: () => void): StepProcess {
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      words = (words + String(chunk)).slice(-LAST_WORDS);
    });
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(words.trim() || `it ended with ${signal ?? code}`));
  });
  return { pid: child.pid, line: child.stdio[LINE] as unknown as Duplex, ended, kill };
}
