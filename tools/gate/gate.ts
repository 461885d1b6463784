import { delimiter, join } from 'node:path';
import { repoRoot } from '../toolchain.ts';
import { endAll } from './run-command.ts';

/** Prepares this process for a gate: what it starts finds Node 24, is told it is unattended, and ends with it. */
export function prepareGate(): void {
  process.chdir(repoRoot);
  process.env.CI = 'true';
  process.env.PATH = [join(repoRoot, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      endAll();
      process.exit(code);
    });
  }
}
