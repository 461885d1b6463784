import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;
  /** SIGTERM, then SIGKILL after `graceMs`. */
  readonly stop: (graceMs?: number) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly running: () => boolean;
};

export type ChildOptions = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
};

/** Starts a process of the product with exactly this environment and its output in a file. */
export function startChild(options: ChildOptions): Child {
  const { name, command, args, cwd, env, logFile } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const child: ChildProcess = spawn(command, [...args], {
    cwd,
    env: { ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
    child.once('close', (code, signal) => {
      log.end();
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
    });
  });
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid ?? 0,
    logFile,
    ended,
    running,
    kill: (signal) => void child.kill(signal),
    async stop(graceMs = 15_000) {
      if (!running()) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The end of a process's output, for the person who has to act on it. */
export function lastLines(file: string, count = 15): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** Runs a command to its end. @throws Error with the last lines of its output when it does not exit with 0. */
export async function runCommand(options: ChildOptions): Promise<void> {
  const how = await startChild(options).ended;
  if (how !== 'ended with exit code 0') {
    throw new Error(`${options.name} ${how}; the end of ${options.logFile}:\n${lastLines(options.logFile)}`);
  }
}
