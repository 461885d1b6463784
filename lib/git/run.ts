import { spawn } from 'node:child_process';
import { type GitCause, gitCause } from './cause.ts';

/** How long git may say nothing. Not how long it may take: a large repository over a thin line is no fault. */
const STALLED_AFTER_MS = 120_000;
const MOST_OUTPUT = 64_000_000;

export class GitFailed extends Error {
  override readonly name = 'GitFailed';
  readonly reason: GitCause;

  constructor(reason: GitCause, message: string) {
    super(message);
    this.reason = reason;
  }
}

export type GitCall = {
  readonly env: Readonly<Record<string, string>>;
  readonly stalledAfterMs?: number;
  /** A line of progress, as git says it. */
  readonly progress?: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
};

/** @returns what git wrote @throws GitFailed with git's own words, and what they mean where that is known */
export function runGit(args: readonly string[], call: GitCall): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      env: call.env as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: git has helpers, and they end with it.
      detached: true,
    });
    const out: Buffer[] = [];
    let size = 0;
    let said = '';
    let ended: GitCause | undefined;
    const end = (why: GitCause) => {
      ended ??= why;
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const silence = call.stalledAfterMs ?? STALLED_AFTER_MS;
    let timer = setTimeout(end, silence, 'stalled');
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(end, silence, 'stalled');
    };
    call.signal?.addEventListener('abort', () => end('stopped'), { once: true });
    if (call.signal?.aborted) end('stopped');
    child.stdout.on('data', (chunk: Buffer) => {
      heard();
      size += chunk.length;
      if (size > MOST_OUTPUT) end('too-much');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      heard();
      const text = chunk.toString('utf8');
      said = `${said}${text}`.slice(-8_000);
      const line = text.split(/[\r\n]/).findLast((each) => each.trim() !== '');
      if (line) call.progress?.(line.trim());
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const missing = error.code === 'ENOENT';
      reject(new GitFailed(missing ? 'no-git' : 'other', missing ? 'git is not installed' : error.message));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0 && !ended) return resolve(Buffer.concat(out));
      const words = lastWords(said) || `git ended with ${signal ?? String(code)}`;
      reject(new GitFailed(ended ?? gitCause(said), words));
    });
  });
}

/** Progress is written over itself with carriage returns; what counts are the lines after it. */
const lastWords = (said: string): string =>
  said
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r') + 1).trim())
    .filter((line) => line !== '')
    .slice(-4)
    .join('\n')
    .slice(-1_000);
