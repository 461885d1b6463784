import { readdirSync, readFileSync } from 'node:fs';

/**
 * Resident memory of a process and all below it, in MiB, from `/proc`; undefined where there is none (macOS).
 * Shared pages count once a process, so the sum is an upper bound.
 */
export function treeMemoryMiB(root: number): number | undefined {
  let entries: string[];
  try {
    entries = readdirSync('/proc').filter((each) => /^\d+$/.test(each));
  } catch {
    return undefined;
  }
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const pid of entries) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      parents.set(Number(pid), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
      resident.set(Number(pid), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024);
    } catch {
      // The process ended while it was read.
    }
  }
  const below = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === root) return true;
    return false;
  };
  return Math.round([...resident].filter(([pid]) => below(pid)).reduce((sum, [, size]) => sum + size, 0));
}
