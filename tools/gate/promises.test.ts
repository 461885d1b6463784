import ts from 'typescript';
import { expect, it } from 'vitest';
import { promisesLeft } from './promises.ts';

/** One file, with the little of the world that it needs. */
function leftIn(code: string): string[] {
  const world = `
    interface Promise<T> { then(a: unknown, b?: unknown): Promise<T>; catch(a: unknown): Promise<T>; finally(a: unknown): Promise<T>; }
    interface PromiseConstructor {} declare var Promise: PromiseConstructor;
    interface Array<T> {} interface Function {} interface Object {} interface String {} interface Number {}
    interface Boolean {} interface RegExp {} interface IArguments {} interface CallableFunction {} interface NewableFunction {}
    declare function write(): Promise<void>; declare const maybe: boolean; declare function fail(e: unknown): void;
    declare function every(ms: number, work: () => void): void; declare function wait(work: () => Promise<void>): void;`;
  const host = ts.createCompilerHost({});
  const file = ts.createSourceFile('a.ts', `${world}\n${code}`, ts.ScriptTarget.ES2024, true);
  const program = ts.createProgram(
    ['a.ts'],
    { noLib: true, target: ts.ScriptTarget.ES2024, strict: true },
    {
      ...host,
      getSourceFile: (name) => (name === 'a.ts' ? file : undefined),
    },
  );
  return promisesLeft(file, program.getTypeChecker()).map(({ why, code: found }) => `${why} ${found}`);
}

it('wall row 6: a write that nobody awaits is found, also behind `void`', () => {
  expect(leftIn('write();')).toEqual(['floating write()']);
  expect(leftIn('void write();')).toEqual(['voided write()']);
  expect(leftIn('maybe && write();')).toEqual(['floating write()']);
  expect(leftIn('void (maybe ? write() : 0);')).toEqual(['voided write()']);
  expect(leftIn('write().then(fail);')).toEqual(['floating write().then(fail)']);
  expect(leftIn('write().finally(fail);')).toEqual(['floating write().finally(fail)']);
});

it('a function that gives a promise to a timer or an emitter is found', () => {
  expect(leftIn('every(1, write);')).toEqual(['to-void write']);
  expect(leftIn('every(1, async () => { await write(); });')).toHaveLength(1);
});

it('what is awaited, kept, caught or told where to fail is left alone', () => {
  const fine = [
    'async function a() { await write(); return write(); }',
    'const kept = write();',
    'let later; later = write();',
    'write().catch(fail);',
    'write().then(fail, fail);',
    'void write().catch(fail);',
    'write().catch(fail).finally(fail);',
    'wait(write);',
    'every(1, () => fail(1));',
  ];
  expect(fine.flatMap(leftIn)).toEqual([]);
});
