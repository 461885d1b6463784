import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runtimeFolder } from './place.ts';
import { orderToText, type StepOrder } from './step-order.ts';

const SUPERVISOR = fileURLToPath(new URL('../../bin/step.ts', import.meta.url));

/**
 * Starts the supervisor of a step: a process of its own that neither Ctrl-C nor the runner's end reaches.
 * @param env settings that say how AWS is reached, no keys
 * @throws Error with its last words when it does not come up
 */
export function startSupervisor(order: StepOrder, env: Readonly<Record<string, string>>): Promise<void> {
  const folder = runtimeFolder(order.request);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const errors = join(folder, 'supervisor.log');
  const out = openSync(errors, 'w', 0o600);
  return new Promise((resolve, reject) => {
    const child = spawn(order.node, ['--no-warnings', SUPERVISOR], {
      cwd: folder,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['pipe', 'pipe', out],
    });
    closeSync(out);
    child.stdout?.once('data', () => {
      child.stdout?.destroy();
      child.unref();
      resolve();
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`a step's supervisor ended with ${signal ?? code}: ${lastWords(errors)}`)),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(orderToText(order));
  });
}

function lastWords(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().slice(-1_000);
  } catch {
    return 'it left no word';
  }
}
