import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot, type Toolchain } from '../toolchain.ts';
import { cfnLint, samValidate } from './cloudformation.ts';
import { docProblems } from './doc-links.ts';
import { linearExpressions } from './expressions/step.ts';
import { runCommand } from './run-command.ts';
import type { Step } from './step.ts';
import { terraformFormat, terraformValidate } from './terraform.ts';
import { vitest } from './tests.ts';
import { workflows } from './workflows.ts';

const CRUISED = [
  'app',
  'bin',
  'components',
  'e2e',
  'functions',
  'i18n',
  'infra',
  'lib',
  'tools',
  'instrumentation-client.ts',
  'proxy.ts',
];

/** Everything that is checked without starting the product; the longest first, since two run at a time. */
export function verifySteps(toolchain: Toolchain): Step[] {
  const cruised = CRUISED.filter((path) => existsSync(join(repoRoot, path)));
  return [
    vitest('unit', 20),
    types,
    terraformValidate(toolchain),
    promises(toolchain),
    program('import rules', 'depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      ...cruised,
    ]),
    program('format and lint', 'biome', [
      'check',
      '--error-on-warnings',
      '--diagnostic-level=warn',
      '--max-diagnostics=50',
      '.',
    ]),
    program('unused code', 'knip', ['--no-progress']),
    cfnLint(toolchain),
    samValidate(toolchain),
    terraformFormat(toolchain),
    workflows(toolchain),
    linearExpressions,
    docs,
  ];
}

/** Next writes the types of the routes first: without them a fresh clone does not check. */
const types: Step = {
  name: 'types',
  run: async (logFile) => {
    const next = existsSync(join(repoRoot, 'app')) ? await programs('next', ['typegen'], logFile) : true;
    return { ok: next && (await programs('tsc', ['--noEmit', '--pretty', 'false'], logFile)) };
  },
};

/** A checker of ours: Biome's `noFloatingPromises` takes `void` for an answer. */
const promises = ({ node }: Toolchain): Step => ({
  name: 'promises',
  run: async (logFile) => ({
    ok: await runCommand({
      program: node,
      args: [join(repoRoot, 'tools/gate/promises-left.ts')],
      env: {},
      cwd: repoRoot,
      logFile,
    }),
  }),
});

const docs: Step = {
  name: 'docs',
  run: async (logFile) => {
    const problems = docProblems();
    appendFileSync(logFile, problems.map((problem) => `${problem}\n`).join(''));
    return { ok: problems.length === 0 };
  },
};

function program(name: string, bin: string, args: readonly string[]): Step {
  return { name, run: async (logFile) => ({ ok: await programs(bin, args, logFile) }) };
}

function programs(bin: string, args: readonly string[], logFile: string): Promise<boolean> {
  const env = { NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' };
  return runCommand({ program: join(repoRoot, 'node_modules/.bin', bin), args, env, cwd: repoRoot, logFile });
}
