import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { argumentsOf, isAlive } from './arguments-of.ts';

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
