// The first program of a step. It runs inside the walls, beside what the repository brings, so nothing that it says
// is believed outside further than it could be believed of the repository itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { forward } from './forward.ts';
import { frame, frameReader } from './frames.ts';
import type { Order, OrderedCommand, OrderedResult, Said } from './order.ts';

/** The one descriptor to the supervisor, both ways. */
const LINE = new Socket({ fd: 3, readable: true, writable: true });

/**
 * Output that is still open after its command's end, and has been silent for three looks, belongs to something that left its group. What
 * waits to be read outside is not silent, however slow this machine is.
 */
const LOOK_MS = 1_000;
const QUIET_LOOKS = 3;
/** What writes on for as many looks is not waited for either. */
const MOST_LOOKS = 30;

let running: ChildProcess | undefined;
let stopped = false;

const say = (head: Said, body?: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    LINE.write(frame(head, body), () => resolve());
  });

/** Terraform stops cleanly on SIGINT; told twice, at once. */
function stop(): void {
  stopped = true;
  running?.kill('SIGINT');
}

async function carryOut(order: Order): Promise<void> {
  await Promise.all(order.forwards.map(forward));
  let failed = false;
  for (const command of order.commands) {
    if (stopped || (failed && !command.always)) continue;
    if ((await run(command, order)) !== 0) failed = true;
  }
  if (failed || stopped) return end();
  for (const result of order.results) {
    const problem = await handOut(result).catch((error: Error) => `${result.name}: ${error.message}`);
    if (problem !== undefined) return end(problem);
  }
  return end();
}

async function run({ name, program, args }: OrderedCommand, { cwd, env }: Order): Promise<number> {
  const code = await new Promise<number>((resolve) => {
    const child = spawn(program, [...args], {
      cwd,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let heard = false;
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk: Buffer) => {
        heard = true;
        // What is not read outside yet is not read here either: output cannot fill the memory.
        if (LINE.write(frame({ type: 'out', command: name, stream } satisfies Said, chunk))) return;
        child[stream].pause();
        LINE.once('drain', () => child[stream].resume());
      });
    }
    child.on('error', (error) => {
      LINE.write(frame({ type: 'out', command: name, stream: 'stderr' }, Buffer.from(`${error.message}\n`)));
      resolve(127);
    });
    child.on('exit', (status) => {
      // What it left running would hold its output open for ever.
      endGroup(child);
      let looks = 0;
      let quiet = 0;
      const looking = setInterval(() => {
        if (child.stdout.isPaused() || child.stderr.isPaused()) return;
        looks += 1;
        quiet = heard ? 0 : quiet + 1;
        heard = false;
        if (quiet === QUIET_LOOKS || looks === MOST_LOOKS) done();
      }, LOOK_MS);
      const done = () => {
        clearInterval(looking);
        resolve(status ?? -1);
      };
      child.on('close', done);
    });
  });
  running = undefined;
  await say({ type: 'exit', command: name, code });
  return code;
}

async function handOut({ name, path, limit }: OrderedResult): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  const { size } = await file.stat();
  if (size > limit) {
    await file.close();
    return `${name} is ${size} bytes, more than the ${limit} that are taken`;
  }
  for await (const chunk of createReadStream('', { fd: file, end: limit, highWaterMark: 262_144 }))
    await say({ type: 'file', name }, chunk as Buffer);
  return undefined;
}

async function end(problem?: string): Promise<void> {
  await say({ type: 'end', ...(problem === undefined ? {} : { problem }) });
  process.exit(0);
}

const read = frameReader<{ readonly type: 'order' | 'stop' }>(({ head, body }) => {
  if (head.type === 'stop') stop();
  else carryOut(JSON.parse(body.toString()) as Order).catch((error: Error) => end(error.message));
});
LINE.on('data', (chunk) => read(chunk as Buffer));
LINE.on('end', abandoned);
LINE.on('error', abandoned);

/** Its supervisor is gone: behind walls all ends with this process, without them what it started must be ended. */
function abandoned(): void {
  if (running) endGroup(running);
  process.exit(1);
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}
