import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GatewaySettings, Order, Word } from './messages.ts';
import type { Report } from './observe/reports.ts';

/** The gateway's process. Whoever supervises it holds what a new one must know and cannot read from disk. */
export interface SupervisedGateway {
  readonly port: number;
  readonly controlPort: number;
  pid(): number;
  /** Resolves with how the one that runs now ended, by whatever cause. */
  ended(): Promise<string>;
  /** A new one on the same ports, once the last has ended. @throws Error when it does not come up */
  startAgain(): Promise<void>;
  report(report: Report): void;
  watch(): void;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Somebody else's connection may have a free port for a moment. */
const TRIES = 60;
const TRY_EVERY_MS = 500;
/** While none runs, what MiniStack reports waits for the next. */
const MOST_WAITING = 50_000;

export async function superviseGateway(
  nodeBin: string,
  settings: GatewaySettings,
  log: (line: string) => void,
): Promise<SupervisedGateway> {
  const sessions = new Map<string, Report>();
  const waiting: Report[] = [];
  let watched = false;
  let current = launch(nodeBin, settings, log);
  const { port, controlPort } = await current.listening;

  const pass = (report: Report) => {
    if (current.tell({ kind: 'report', report })) return;
    waiting.push(report);
    if (waiting.length > MOST_WAITING) waiting.shift();
  };
  async function relaunched(): Promise<typeof current> {
    for (let tried = 1; ; tried += 1) {
      const next = launch(nodeBin, { ...settings, port, controlPort }, log);
      try {
        await next.listening;
        return next;
      } catch (error) {
        if (tried === TRIES) throw error;
        await pause(TRY_EVERY_MS);
      }
    }
  }

  return {
    port,
    controlPort,
    pid: () => current.pid,
    ended: () => current.ended,
    async startAgain() {
      await current.ended;
      current = await relaunched();
      for (const session of sessions.values()) pass(session);
      for (const report of waiting.splice(0)) pass(report);
      if (watched) current.tell({ kind: 'watch' });
    },
    report(report) {
      if (report.kind === 'session') sessions.set(report.accessKeyId, report);
      pass(report);
    },
    watch() {
      watched = true;
      current.tell({ kind: 'watch' });
    },
    async settle() {
      watched = false;
      if (current.tell({ kind: 'settle' })) await Promise.race([current.settled, current.ended]);
    },
    async stop() {
      current.end();
      await current.ended;
    },
  };
}

function launch(nodeBin: string, settings: GatewaySettings, log: (line: string) => void) {
  const child: ChildProcess = spawn(nodeBin, [join(import.meta.dirname, 'process.ts')], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {} as NodeJS.ProcessEnv,
  });
  createInterface({ input: child.stderr as Readable }).on('line', (line) => log(`gateway: ${line}`));
  const listening = Promise.withResolvers<{ port: number; controlPort: number }>();
  const settled = Promise.withResolvers<void>();
  // It is awaited where it was started; until then it must not end this process.
  listening.promise.catch(() => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
    child.once('exit', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
  ended.then(
    (how) => listening.reject(new Error(`the gateway ${how}`)),
    () => undefined,
  );
  child.on('message', (word: Word) => {
    switch (word.kind) {
      case 'listening':
        return listening.resolve(word);
      case 'failed':
        log(`gateway: ${word.message}`);
        listening.reject(new Error(word.message));
        return;
      case 'settled':
        return settled.resolve();
      case 'log':
        return log(word.line);
    }
  });
  /** @returns false when nobody is there to hear it */
  const tell = (order: Order): boolean => {
    if (!child.connected) return false;
    // One that dies with it unread is seen by its end.
    child.send(order, () => undefined);
    return true;
  };
  tell({ kind: 'begin', ...settings });
  return {
    pid: child.pid ?? 0,
    ended,
    listening: listening.promise,
    settled: settled.promise,
    tell,
    end: () => void child.kill('SIGTERM'),
  };
}
