// Tries, from inside a step, what a step must not be able to do; says what it found and trusts nothing it was told.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect, Socket } from 'node:net';
import { dirname } from 'node:path';
import { frame, frameReader } from './frames.ts';

/** What the runner has made ready outside. */
export type ProbeOrder = {
  /** A file that is bound read-only, to be written to. */
  readonly file: string;
  /** Somebody listens at this port of the machine, and at this abstract socket. */
  readonly port: number;
  readonly abstract: string;
  /** The process namespace outside. */
  readonly processes: string;
  /** Paths of the machine. */
  readonly absent: readonly string[];
};

const LINE = new Socket({ fd: 3, readable: true, writable: true });
const PATIENCE_MS = 2_000;

/** Whether nobody could be reached. */
const unreachable = (to: { host: string; port: number } | { path: string }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(to);
    const done = (refused: boolean) => {
      socket.destroy();
      resolve(refused);
    };
    socket.setTimeout(PATIENCE_MS, () => done(true));
    socket.on('connect', () => done(false)).on('error', () => done(true));
  });

function cannotWrite(file: string): boolean {
  for (const target of [dirname(file), '/usr', '/'])
    spawnSync('/usr/bin/mount', ['-o', 'remount,bind,rw', target]);
  try {
    writeFileSync(file, 'written by a step');
    return false;
  } catch {
    return true;
  }
}

/** Fewer than a handful: bubblewrap, this one, and what it has started. */
function seesOnlyOwn(outside: string): boolean {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return readlinkSync('/proc/self/ns/pid') !== outside && processes.length < 6;
}

async function tried(order: ProbeOrder): Promise<Record<string, boolean>> {
  return {
    writing: cannotWrite(order.file),
    processes: seesOnlyOwn(order.processes),
    files: order.absent.every((path) => !existsSync(path)),
    loopback: await unreachable({ host: '127.0.0.1', port: order.port }),
    sockets: await unreachable({ path: order.abstract }),
    metadata: await unreachable({ host: '169.254.169.254', port: 80 }),
    namespaces: spawnSync('/usr/bin/unshare', ['--user', 'true']).status !== 0,
  };
}

const read = frameReader(({ body }) => {
  tried(JSON.parse(body.toString()) as ProbeOrder)
    .then((walls) => LINE.write(frame({ type: 'walls', walls }), () => process.exit(0)))
    .catch((error: Error) => {
      console.error(error.message);
      process.exit(1);
    });
});
LINE.on('data', (chunk) => read(chunk as Buffer));
LINE.on('end', () => process.exit(1));
