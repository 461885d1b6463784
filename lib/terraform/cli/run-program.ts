import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

export type ProgramRun = {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its standard output and error go here, not into a pipe. */
  readonly outFile: string;
  readonly onLine?: (line: string) => void;
  /** SIGINT on abort: Terraform then stops cleanly. */
  readonly signal?: AbortSignal;
};

const LOOK_EVERY_MS = 120;

/**
 * Runs a program with its output in a file that is read while it grows. A pipe would break when we die, and a
 * Terraform that cannot write dies with it, halfway through an apply and with resources it has not noted. Its
 * own process group, so that neither Ctrl-C nor our end reaches it.
 * @returns the exit code; -1 when a signal ended it.
 */
export function runProgram(run: ProgramRun): Promise<number> {
  return new Promise((resolve, reject) => {
    const out = openSync(run.outFile, 'w', 0o600);
    const follower = run.onLine ? follow(run.outFile, run.onLine) : undefined;
    const child = spawn(run.program, [...run.args], {
      cwd: run.cwd,
      env: run.env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    const interrupt = () => child.kill('SIGINT');
    if (run.signal?.aborted) interrupt();
    run.signal?.addEventListener('abort', interrupt, { once: true });
    const timer = follower && setInterval(follower.read, LOOK_EVERY_MS);
    const end = () => {
      clearInterval(timer);
      run.signal?.removeEventListener('abort', interrupt);
      follower?.close();
    };
    child.on('error', (error) => {
      end();
      reject(error);
    });
    child.on('exit', (code) => {
      end();
      resolve(code ?? -1);
    });
  });
}

function follow(file: string, onLine: (line: string) => void) {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(65_536);
  let rest = '';

  function read(): void {
    for (;;) {
      const size = readSync(descriptor, chunk, 0, chunk.length, null);
      if (size === 0) return;
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    }
  }

  function close(): void {
    read();
    if (rest !== '') onLine(rest);
    closeSync(descriptor);
  }

  return { read, close };
}
