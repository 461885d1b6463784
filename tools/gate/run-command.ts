import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the environment of the gate. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Appended to, with the command line first. */
  readonly logFile: string;
  /** Minutes after which the command and all that it started are ended. */
  readonly limitMinutes?: number;
}

const running = new Set<number>();

/** Runs a command with its output in the log file; resolves to true when it exits with 0 in time. */
export function runCommand({
  program,
  args,
  env,
  cwd,
  logFile,
  limitMinutes = 10,
}: Command): Promise<boolean> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  log.write(`$ ${[program, ...args].join(' ')}\n`);
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] as const };
    // Its own process group, so that a limit or Ctrl-C ends browsers and servers too.
    const child = spawn(program, args, { ...options, stdio: [...options.stdio], detached: true });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    const limit = setTimeout(() => {
      log.write(`\nended after ${limitMinutes} minutes\n`);
      endGroup(pid);
    }, limitMinutes * 60_000);
    const settle = (succeeded: boolean) => {
      clearTimeout(limit);
      if (pid !== undefined) running.delete(pid);
      log.end(() => resolve(succeeded));
    };
    child.stdout?.on('data', (chunk) => log.write(chunk));
    child.stderr?.on('data', (chunk) => log.write(chunk));
    child.once('error', (error) => {
      log.write(`${program} did not start: ${error.message}\n`);
      settle(false);
    });
    child.once('close', (code) => settle(code === 0));
  });
}

/** Ends every command under way, with what it started. */
export function endAll(): void {
  for (const pid of running) endGroup(pid);
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // Gone already.
  }
}
