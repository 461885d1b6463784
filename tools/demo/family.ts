import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** A process and all that it started, and what those started, as far as somebody looked. */
export type Family = {
  /** Remembers who is there now: whose parent has ended belongs to nobody later. */
  readonly look: () => void;
  /** Ends those that are left, by their numbers: SIGTERM, then SIGKILL after `graceMs`. */
  readonly end: (graceMs?: number) => Promise<void>;
};

const LOOK_EVERY_MS = 100;

export function familyOf(root: number): Family {
  // By number and the second of its start: a number may be somebody else's by then.
  const seen = new Map<number, string>();
  const left = () => processes().filter(({ pid, started }) => seen.get(pid) === started);

  return {
    look() {
      const all = processes();
      const members = new Set([root, ...left().map(({ pid }) => pid)]);
      for (let before = 0; before !== members.size; ) {
        before = members.size;
        for (const { pid, parent } of all) if (members.has(parent)) members.add(pid);
      }
      for (const { pid, started } of all) if (members.has(pid)) seen.set(pid, started);
    },
    async end(graceMs = 15_000) {
      for (const { pid } of left()) signal(pid, 'SIGTERM');
      const deadline = performance.now() + graceMs;
      while (left().length > 0) {
        if (performance.now() > deadline) for (const { pid } of left()) signal(pid, 'SIGKILL');
        await pause(LOOK_EVERY_MS);
      }
    },
  };
}

type Listed = { readonly pid: number; readonly parent: number; readonly started: string };

/** All of this machine that have not ended. */
export function processes(): readonly Listed[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,lstart='], { encoding: 'utf8' });
  return listed.split('\n').flatMap((line) => {
    const [pid, parent, state, ...started] = line.trim().split(/\s+/);
    // One that has ended and that nobody has asked about yet.
    if (pid === undefined || state === undefined || state.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), started: started.join(' ') }];
  });
}

/** To one that may have ended by now. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended between the look and this.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
