import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../toolchain.ts';
import { repoFiles } from '../repo-files.ts';
import { runCommand } from '../run-command.ts';
import type { Step } from '../step.ts';
import { type Expression, expressionsIn, isKnown } from './collect.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { problemsOf } from './problems.ts';
import { check, keyOf, readVerdicts, VERDICTS, type Verdict } from './verdicts.ts';

/** What ships and what the embedded cloud runs; tests choose their own texts. */
const LOOKED_AT = ['lib', 'app', 'components', 'bin', 'infra/local', 'functions'].flatMap((folder) =>
  ['ts', 'tsx', 'mjs', 'cjs'].map((end) => `${folder}/*.${end}`),
);

/** Every regular expression of the code, but for tests. */
export const expressionsOfCode = (): Expression[] =>
  repoFiles(...LOOKED_AT)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => expressionsIn(file, readFileSync(join(repoRoot, file), 'utf8')));

/** Verdicts of all expressions, those that nobody has asked for yet asked now; and how many these were. */
export async function verdictsOf(
  expressions: readonly Expression[],
  known: ReadonlyMap<string, Verdict>,
): Promise<{ readonly verdicts: ReadonlyMap<string, Verdict>; readonly asked: number }> {
  const verdicts = new Map<string, Verdict>();
  let asked = 0;
  for (const each of expressions.filter(isKnown)) {
    const key = keyOf(each);
    if (verdicts.has(key)) continue;
    const before = known.get(key);
    if (before === undefined) asked += 1;
    verdicts.set(key, before ?? (await check(each)));
  }
  return { verdicts, asked };
}

/**
 * Fails on an expression that is not linear. One without a verdict is checked first, some seconds each: commit
 * `verdicts.json`, which then has it, and nobody else waits.
 */
export const linearExpressions: Step = {
  name: 'linear expressions',
  run: async (logFile) => {
    const expressions = expressionsOfCode();
    const unknown = withoutVerdict(expressions, readVerdicts());
    // In a process of its own: the checker would hold up what runs beside it.
    const asked = unknown === 0 || (await askInProcess(logFile));
    const verdicts = readVerdicts();
    const problems = problemsOf(expressions, verdicts, EXCEPTIONS);
    appendFileSync(logFile, problems.map((problem) => `${problem}\n`).join(''));
    const news = unknown === 0 ? '' : `, ${unknown} new: commit ${VERDICTS}`;
    return { ok: asked && problems.length === 0, note: `${countsOf(expressions, verdicts)}${news}` };
  },
};

const withoutVerdict = (expressions: readonly Expression[], verdicts: ReadonlyMap<string, Verdict>): number =>
  new Set(
    expressions
      .filter(isKnown)
      .map(keyOf)
      .filter((key) => !verdicts.has(key)),
  ).size;

function countsOf(expressions: readonly Expression[], verdicts: ReadonlyMap<string, Verdict>): string {
  const searched = expressions.filter((each) => isKnown(each) && verdicts.get(keyOf(each)) === 'searched');
  return `${expressions.length} expressions, ${searched.length} of them not proven but searched`;
}

const askInProcess = (logFile: string): Promise<boolean> =>
  runCommand({
    program: process.execPath,
    args: [join(repoRoot, 'tools/gate/expressions/ask.ts')],
    cwd: repoRoot,
    logFile,
  });
