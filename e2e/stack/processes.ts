import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const allProcesses = (): readonly {
  readonly pid: number;
  readonly parent: number;
  readonly args: string;
}[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [pid, parent, ...args] = line.trim().split(/\s+/);
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args: args.join(' ') }];
    });

/** The process of the stack that runs `command`, such as `bin/collector.ts`. @throws Error when there is none */
export function childOf(parent: number, command: string): number {
  const found = allProcesses().find((each) => each.parent === parent && each.args.includes(command));
  if (!found) throw new Error(`process ${parent} has no child that runs ${command}`);
  return found.pid;
}

/** The stack's PostgreSQL with every process that serves a connection. */
export function postgresOf(stackDir: string): readonly number[] {
  const [first = ''] = readFileSync(join(stackDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  const server = Number(first);
  return [server, ...allProcesses().flatMap(({ pid, parent }) => (parent === server ? [pid] : []))];
}

/**
 * Stops processes where they stand, as a machine that hangs does: connections stay open and nobody answers.
 * @returns lets them go on; calling it twice does no harm
 */
export function freeze(pids: readonly number[]): () => void {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGCONT');
      } catch {
        // One that ended meanwhile needs nothing.
      }
    }
  };
}
