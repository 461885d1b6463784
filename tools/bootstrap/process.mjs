import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const running = new Set();

/** An install that did not work: the message, and the last lines of what the tool said. */
export class InstallError extends Error {
  constructor(message, logFile) {
    super(message);
    this.logFile = logFile;
  }

  /** The end of the tool's output, for the person who has to act on it. */
  tail(lines = 15) {
    if (!this.logFile) return '';
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }
}

/** Runs one command with its output in `logFile` (appended). Resolves on exit 0, else throws InstallError. */
export function run(command, args, { cwd, env = process.env, logFile }) {
  mkdirSync(dirname(logFile), { recursive: true });
  return new Promise((resolve, reject) => {
    const log = createWriteStream(logFile, { flags: 'a' });
    log.write(`$ ${[command, ...args].join(' ')}\n`);
    // Its own process group: what an install script started ends with it.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const settle = (problem) => {
      running.delete(child);
      log.end(() => (problem ? reject(new InstallError(problem, logFile)) : resolve()));
    };
    child.once('error', (error) => settle(`${command} did not start: ${error.message}`));
    child.once('close', (code, signal) => {
      if (code === 0) settle();
      else settle(`${command} ${args[0] ?? ''} ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/** Ends what is still being installed, with everything it started. */
export function stopAll(signal) {
  for (const { pid } of running) {
    try {
      process.kill(-pid, signal);
    } catch {
      // Gone already, or never started.
    }
  }
}

/** What a short question to a program prints, or undefined when it cannot answer. */
export function ask(command, args, env = process.env) {
  const answer = spawnSync(command, args, {
    env,
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/** Where a program is on PATH, or undefined. */
export function find(program, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find(executable);
}

/** True when the file is there and may be run. */
export function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
