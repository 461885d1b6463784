import { accessSync, constants, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepLimits } from './port.ts';

const ROOT = '/sys/fs/cgroup';

/** A control group of one step, so that all its processes together keep within bounds. */
export type StepGroup = {
  /** Whoever writes its process id here is in the group, with all that it starts. */
  readonly processes: string;
  readonly remove: (onError: (text: string) => void) => void;
};

/**
 * The control group that this process may divide; undefined where there is no cgroup v2 with memory and pids, or
 * where it is not ours. A service manager gives it with `Delegate=yes`, a container with a writable `/sys/fs/cgroup`.
 */
export function dividedGroup(): string | undefined {
  try {
    const own = /^0::(\/.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
    if (own === undefined) return undefined;
    const group = join(ROOT, own);
    const enabled = readFileSync(join(group, 'cgroup.subtree_control'), 'utf8').split(/\s/);
    if (!['memory', 'pids'].every((each) => enabled.includes(each))) return undefined;
    accessSync(group, constants.W_OK);
    return group;
  } catch {
    return undefined;
  }
}

export function stepGroup(parent: string, name: string, { memory, processes }: StepLimits): StepGroup {
  const group = join(parent, `yagura-${name}`);
  mkdirSync(group);
  writeFileSync(join(group, 'memory.max'), String(memory));
  writeFileSync(join(group, 'pids.max'), String(processes));
  return {
    processes: join(group, 'cgroup.procs'),
    remove(onError) {
      try {
        rmdirSync(group);
      } catch (error) {
        onError(`its control group is left behind: ${(error as Error).message}`);
      }
    },
  };
}
