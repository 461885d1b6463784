import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * MiniStack writes its state only when it stops. The marker says whether the last run did:
 * `fresh` nothing was ever kept, `current` it stopped cleanly, `older` it did not, and its state is that of
 * the clean stop before.
 */
export type StateAge = 'fresh' | 'current' | 'older';

interface Marker {
  readonly clean: boolean;
  readonly at: string;
  /** Of the run that has not stopped: MiniStack's process and its folder for the time being. */
  readonly pid?: number;
  readonly supervisor?: number;
  readonly runDir?: string;
}

const fileOf = (stateDir: string) => join(stateDir, 'marker.json');

/** What the run before left. */
export function stateAge(stateDir: string): StateAge {
  const marker = read(stateDir);
  if (!marker) return 'fresh';
  return marker.clean ? 'current' : 'older';
}

/** Written when MiniStack starts, and again with `clean` once it has saved its state and gone. */
export function mark(stateDir: string, marker: Omit<Marker, 'at'>): void {
  writeFileSync(fileOf(stateDir), JSON.stringify({ ...marker, at: new Date().toISOString() }));
}

const ORPHAN_ENDS_WITHIN_MS = 120_000;

/**
 * A killed supervisor's MiniStack stops by itself, and may still be writing its state: waits for that.
 * Throws when its supervisor lives: two of them would write one folder.
 */
export async function afterOrphan(stateDir: string, log: (line: string) => void): Promise<void> {
  const { clean = true, pid, supervisor, runDir } = read(stateDir) ?? {};
  if (clean) return;
  if (pid !== undefined && parentOf(pid) === supervisor) {
    throw new Error(`The embedded cloud of ${stateDir} runs already, under process ${supervisor}`);
  }
  const deadline = Date.now() + ORPHAN_ENDS_WITHIN_MS;
  for (
    let told = false;
    pid !== undefined && parentOf(pid) !== undefined && Date.now() < deadline;
    told = true
  ) {
    if (!told) log('waiting for the MiniStack of the last run to save its state');
    await pause(200);
  }
  if (runDir) rmSync(runDir, { recursive: true, force: true });
}

function read(stateDir: string): Marker | undefined {
  const file = fileOf(stateDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marker) : undefined;
}

/** The parent of a MiniStack; undefined when there is none by that number: it may be another process's by now. */
function parentOf(pid: number): number | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('supervised.py') ? Number.parseInt(stdout, 10) : undefined;
}
