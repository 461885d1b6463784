import { join, relative } from 'node:path';
import ts from 'typescript';
import { repoRoot } from '../toolchain.ts';
import { promisesLeft } from './promises.ts';

// A step of the gate, in a process of its own: the compiler blocks it for half a minute. Prints `path:line: code`.

/** A test that leaves one fails by it. */
const CHECKED = /^(app|bin|infra|lib|tools)\/(?!.*\.test\.tsx?$)/;
const WHY = {
  floating: 'await it, or say what happens when it fails: .catch(…)',
  voided: '`void` hears no rejection either: .catch(…)',
  'to-void': 'the caller ignores the promise: catch inside',
};

const read = ts.readConfigFile(join(repoRoot, 'tsconfig.json'), ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, repoRoot);
const program = ts.createProgram(fileNames, { ...options, noEmit: true, incremental: false });
const checker = program.getTypeChecker();
const problems = program.getSourceFiles().flatMap((file) => {
  const path = relative(repoRoot, file.fileName);
  if (file.isDeclarationFile || !CHECKED.test(path)) return [];
  return promisesLeft(file, checker).map(
    ({ line, code, why }) => `${path}:${line}: ${code}\n    ${WHY[why]}`,
  );
});
if (problems.length > 0) console.error(problems.join('\n'));
process.exitCode = problems.length > 0 ? 1 : 0;
