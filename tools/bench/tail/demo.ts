import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LogPlace, logPlace } from '../../demo/log-writer.ts';
import { readRunning } from '../../demo/running.ts';
import { repoRoot } from '../../toolchain.ts';

/** The running demo as a bench of its log stream needs it. */
export type BenchDemo = LogPlace & { readonly portal: string; readonly webPid: number };

export const ENVIRONMENT = 'items/dev';
/** Everything that `items/dev` logs to. */
export const GROUPS = [
  '/aws/lambda/items-dev-api',
  '/aws/lambda/items-dev-processor',
  '/aws/lambda/items-dev-scheduled',
  '/aws/apigateway/items-dev-api',
] as const;

/** @throws Error when no demo runs here, or is not deployed yet */
export function benchDemo(): BenchDemo {
  const dir = join(repoRoot, '.yagura/demo');
  const { pid, environment, addresses } = readRunning(dir);
  if (!addresses) throw new Error('the demo is still deploying: wait until it says that all is deployed');
  const { YAGURA_URL: portal, AWS_ENDPOINT_URL: endpoint } = environment;
  if (!portal || !endpoint) throw new Error('the demo says neither its portal nor its cloud');
  return {
    ...logPlace(dir, endpoint),
    portal,
    webPid: childOf(pid, /bin\/web\.ts|next\/dist\/bin\/next/),
  };
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function childOf(parent: number, command: RegExp): number {
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const read = (file: string) => {
      try {
        return readFileSync(join('/proc', name, file), 'utf8');
      } catch {
        // It has ended meanwhile.
        return '';
      }
    };
    const isChild = read('status').includes(`\nPPid:\t${parent}\n`);
    if (isChild && command.test(read('cmdline'))) return Number(name);
  }
  throw new Error('the demo has no web process');
}

/** MiB of memory that a process has now. */
export function memoryOf(pid: number): number {
  const kib = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kib) / 1_024);
}
