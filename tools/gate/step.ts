import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../toolchain.ts';
import type { Counts } from './counts.ts';

/** One line of the gate. */
export interface Step {
  readonly name: string;
  /** Appends everything that explains a failure to `logFile`. */
  readonly run: (logFile: string) => Promise<StepOutcome>;
}

export interface StepOutcome {
  readonly ok: boolean;
  /** Said on the step's line: what was counted or skipped. */
  readonly note?: string;
  /** For a step that runs tests. */
  readonly counts?: Counts;
}

export interface StepResult extends StepOutcome {
  readonly name: string;
  readonly seconds: number;
}

const TAIL_LINES = 120;

/** Runs all steps, `width` at a time, in the order given; a failure does not stop the others. */
export async function runSteps(steps: readonly Step[], width: number): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

async function runStep({ name, run }: Step): Promise<StepResult> {
  const logFile = join(repoRoot, '.yagura/logs', `gate-${name.replaceAll(/[^a-z0-9]+/gi, '-')}.log`);
  rmSync(logFile, { force: true });
  const started = performance.now();
  const outcome = await run(logFile);
  const seconds = (performance.now() - started) / 1000;
  const note = outcome.note ? `  ${outcome.note}` : '';
  console.log(`${outcome.ok ? '✓ ok    ' : '✗ failed'} ${seconds.toFixed(1).padStart(6)} s  ${name}${note}`);
  if (!outcome.ok) console.log(tail(logFile));
  return { name, seconds, ...outcome };
}

function tail(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  const shown = lines.slice(-TAIL_LINES).map((line) => `    ${line}`);
  const cut =
    lines.length > TAIL_LINES ? [`    … ${lines.length - TAIL_LINES} lines before, in ${logFile}`] : [];
  return [...cut, ...shown].join('\n');
}
