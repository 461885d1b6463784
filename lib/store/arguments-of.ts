import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a process of this number is there; it may be anybody's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's, whom we may not signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * How a process was started; empty for one that is not there. Where there is no `/proc`, `ps` is asked.
 * @throws Error when nobody can tell, naming the process
 */
export function argumentsOf(pid: string, proc = '/proc', ps = 'ps'): string {
  const kept = `${proc}/${pid}/cmdline`;
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  if (!isAlive(Number(pid))) return '';
  try {
    return execFileSync(ps, ['-p', pid, '-o', 'args='], { encoding: 'utf8' });
  } catch (cause) {
    if (!isAlive(Number(pid))) return '';
    throw new Error(`cannot tell what process ${pid} is: there is no ${kept}, and ${ps} does not say`, {
      cause,
    });
  }
}
