import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { repoRoot } from '../toolchain.ts';
import type { Room } from './rooms.ts';

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];
/** Its log levels are an enum of a package that we do not depend on. */
type Options = ConstructorParameters<typeof Stryker>[0];
export type Outcome = {
  /** By a test, or because a change never ended. */
  readonly noticed: number;
  readonly unending: number;
  readonly survived: number;
  /** Relative to the repository. */
  readonly reportFile: string;
};

const FOLDER = '.yagura/mutation';
const NOTICED: readonly Mutant['status'][] = ['Killed', 'Timeout'];
const SURVIVED: readonly Mutant['status'][] = ['Survived', 'NoCoverage'];

/** Changes one room in a copy of the repository, and writes what no test noticed into a text file. */
export async function mutate(name: string, { files, tests }: Room, jobs: number): Promise<Outcome> {
  // Its workers are processes that inherit this; it takes no list of tests itself.
  process.env.YAGURA_MUTATION_TESTS = tests.join(' ');
  const options = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'tools/mutation/vitest.config.ts', dir: 'lib' },
    mutate: [...files, '!**/*.test.ts'],
    coverageAnalysis: 'perTest',
    concurrency: jobs,
    reporters: ['progress-append-only'],
    tempDirName: `${FOLDER}/work`,
    // Tests of lib/domain read documents and migrations, pages they do not.
    ignorePatterns: ['app', 'components', 'docs/images', 'e2e', '.next', '.yagura'],
    fileLogLevel: 'off',
    logLevel: 'warn',
    allowEmpty: true,
    // Only a change that never ends is noticed by time: a busy machine is none, and these tests take a second.
    timeoutMS: 20_000,
  };
  const mutants = await new Stryker(options as Options).runMutationTest();
  const survivors = mutants.filter(({ status }) => SURVIVED.includes(status));
  const reportFile = `${FOLDER}/${name}.txt`;
  mkdirSync(join(repoRoot, FOLDER), { recursive: true });
  writeFileSync(join(repoRoot, reportFile), survivors.map(line).sort().join(''));
  return {
    noticed: mutants.filter(({ status }) => NOTICED.includes(status)).length,
    unending: mutants.filter(({ status }) => status === 'Timeout').length,
    survived: survivors.length,
    reportFile,
  };
}

const line = ({ fileName, location, status, mutatorName, replacement }: Mutant): string => {
  const { start, end } = location;
  const where = `${relative(repoRoot, fileName)}:${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${where} ${status} ${mutatorName} ${JSON.stringify(replacement ?? '')}\n`;
};
