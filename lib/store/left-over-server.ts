import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 30_000;

/**
 * Ends the PostgreSQL server that a killed process left behind on these files: its own note names it. A number that
 * belongs to somebody else by now is no server: the process is left alone, and the note goes, or PostgreSQL would not start.
 * @throws Error naming the process when it does not end
 */
export async function endLeftOverServer(files: string): Promise<void> {
  const note = join(files, 'postmaster.pid');
  if (!existsSync(note)) return;
  const [pid = '', folder = ''] = readFileSync(note, 'utf8').split('\n');
  if (folder !== files || !isAlive(Number(pid))) return;
  if (!argumentsOf(pid).includes(files)) return rmSync(note);
  // SIGINT is PostgreSQL's fast shutdown: clients are cut off, what was committed is kept.
  process.kill(Number(pid), 'SIGINT');
  const deadline = performance.now() + PATIENCE_MS;
  while (isAlive(Number(pid))) {
    if (performance.now() > deadline)
      throw new Error(`PostgreSQL (process ${pid}) of an earlier run does not end`);
    await pause(LOOK_EVERY_MS);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** As it was started; empty for one that has ended meanwhile. @throws Error when nobody can tell */
function argumentsOf(pid: string): string {
  const kept = `/proc/${pid}/cmdline`;
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  try {
    return execFileSync('ps', ['-p', pid, '-o', 'args='], { encoding: 'utf8' });
  } catch (cause) {
    if (!isAlive(Number(pid))) return '';
    throw new Error(`cannot tell whether process ${pid} is a PostgreSQL of an earlier run`, { cause });
  }
}
