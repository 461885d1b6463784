import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { runtimeFolder } from './place.ts';
import { orderToText, type StepOrder } from './step-order.ts';

const SUPERVISOR = fileURLToPath(new URL('../../bin/step.ts', import.meta.url));
const LAST_WORDS = 1_000;

export type SupervisorStart = {
  readonly node: string;
  /** Settings that say how AWS is reached, no keys. */
  readonly env: Readonly<Record<string, string>>;
};

/**
 * Supervisors of steps: processes of their own that neither Ctrl-C nor the runner's end reaches. One that waits has read
 * its source already; it ends by itself when its runner does before it has an order.
 */
export type Supervisors = {
  /** A step comes soon: starts one that waits for it, where none does. */
  readonly expect: () => void;
  /** @throws Error with its last words when it does not come up */
  readonly start: (order: StepOrder) => Promise<void>;
  /** Ends one that waits still. */
  readonly close: () => Promise<void>;
};

export function openSupervisors({ node, env }: SupervisorStart): Supervisors {
  let waiting: Supervisor | undefined;
  const begun = () => begin(node, env);

  function taken(): Supervisor {
    const found = waiting?.isAlive() ? waiting : begun();
    waiting = undefined;
    return found;
  }

  return {
    expect() {
      if (!waiting?.isAlive()) waiting = begun();
    },
    start: (order) => taken().carryOut(order),
    async close() {
      const left = waiting;
      waiting = undefined;
      await left?.dismiss();
    },
  };
}

type Supervisor = {
  readonly isAlive: () => boolean;
  /** Resolves once it may be followed. */
  readonly carryOut: (order: StepOrder) => Promise<void>;
  /** Resolves once it is gone: it has begun nothing. */
  readonly dismiss: () => Promise<void>;
};

function begin(node: string, env: SupervisorStart['env']): Supervisor {
  const child = spawn(node, ['--no-warnings', SUPERVISOR], {
    // No folder of anybody's: it goes into that of its step.
    cwd: '/',
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { stdin, stdout, stderr } = child;
  let words = '';
  stderr.on('data', (chunk) => {
    words = (words + String(chunk)).slice(-LAST_WORDS);
  });
  stdin.on('error', () => undefined);
  const ready = new Promise<void>((resolve, reject) => {
    stdout.once('data', () => resolve());
    child.once('error', reject);
    child.once('close', (code, signal) =>
      reject(new Error(`a step's supervisor ended with ${signal ?? code}: ${words.trim()}`)),
    );
  });
  // One that ends while it waits is told by nobody; whoever orders it hears of it.
  ready.catch(() => undefined);
  hold(child, false);

  return {
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    async carryOut(order) {
      hold(child, true);
      mkdirSync(runtimeFolder(order.request), { recursive: true, mode: 0o700 });
      stdin.end(orderToText(order));
      await ready;
      stdout.destroy();
      stderr.destroy();
      hold(child, false);
    },
    async dismiss() {
      hold(child, true);
      child.kill('SIGKILL');
      await ready.catch(() => undefined);
    },
  };
}

/** Whether this process stays for its sake. */
function hold(child: ChildProcess, stay: boolean): void {
  for (const each of [child, child.stdin, child.stdout, child.stderr] as (ChildProcess | Socket | null)[])
    if (stay) each?.ref();
    else each?.unref();
}
