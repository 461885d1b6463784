import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildWeb } from '../demo/web-build.ts';
import { repoRoot, type Toolchain } from '../toolchain.ts';
import { type Counts, countsOfPlaywright, countsOfVitest } from './counts.ts';
import { runCommand } from './run-command.ts';
import type { Step, StepOutcome } from './step.ts';

const BIN = join(repoRoot, 'node_modules/.bin');

/** One kind of tests of vitest.config.ts, in one project or more. */
export function vitest(project: 'unit' | 'integration', limitMinutes: number): Step {
  return {
    name: `${project} tests`,
    run: (logFile) => {
      const report = reportFile(project);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const args = ['run', '--project', `${project}*`, '--passWithNoTests', ...reporters];
      const program = join(BIN, 'vitest');
      const env = { NO_COLOR: '1' };
      return reported(
        runCommand({ program, args, env, cwd: repoRoot, logFile, limitMinutes }),
        report,
        countsOfVitest,
      );
    },
  };
}

/** `next build`, the build that the journeys run on; the demo finds it done. */
export function productionBuild({ node }: Toolchain): Step {
  return {
    name: 'next build',
    run: async (logFile) => {
      const path = [dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
      return buildWeb(repoRoot, node, path, logFile).then(
        (anew) => ({ ok: true, ...(anew ? {} : { note: 'unchanged' }) }),
        (error: Error) => {
          appendFileSync(logFile, `${error.message}\n`);
          return { ok: false };
        },
      );
    },
  };
}

/** The journeys of e2e/ in Chromium. */
export function journeys({ chromium }: Toolchain): Step {
  return {
    name: 'e2e journeys',
    run: async (logFile) => {
      if (!existsSync(join(repoRoot, 'e2e'))) return { ok: true, note: 'no e2e folder' };
      const report = reportFile('e2e');
      const env = {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        ...(chromium && { YAGURA_CHROMIUM: chromium }),
        NO_COLOR: '1',
      };
      const args = ['test', '--reporter=list,json'];
      const program = join(BIN, 'playwright');
      return reported(
        runCommand({ program, args, env, cwd: repoRoot, logFile, limitMinutes: 55 }),
        report,
        countsOfPlaywright,
      );
    },
  };
}

/** Clears the report first: one of an earlier run must never be counted. */
function reportFile(name: string): string {
  const file = join(repoRoot, '.yagura/reports', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

async function reported(
  running: Promise<boolean>,
  report: string,
  read: (report: unknown) => Counts,
): Promise<StepOutcome> {
  const ok = await running;
  if (!existsSync(report)) return { ok: false, counts: { passed: 0, failed: 1, skipped: 0 } };
  const counts = read(JSON.parse(readFileSync(report, 'utf8')));
  return {
    ok,
    counts,
    note: `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
  };
}
