import { expect, test } from 'vitest';
import { repoFiles } from '../../gate/repo-files.ts';
import { costOf, isSteep } from './cost.ts';
import { NO_READERS, READERS } from './readers.ts';

test('each file of the rooms that read text from outside is measured', () => {
  const files = repoFiles('lib/domain/masking.ts', 'lib/domain/masking/*.ts', 'lib/domain/text/*.ts').filter(
    (file) => !file.endsWith('.test.ts'),
  );
  expect(files.filter((file) => !(file in READERS))).toEqual([]);
});

test.each(Object.keys(READERS))('each function of %s is measured', async (file) => {
  const module = (await import(`#${file}`)) as Record<string, unknown>;
  const functions = Object.keys(module).filter(
    (name) => typeof module[name] === 'function' && !NO_READERS.has(name),
  );
  expect(Object.keys(READERS[file] ?? {}).sort()).toEqual(functions.sort());
});

test('a cost that grows with the square of the length is told from one that does not', () => {
  // Steps in place of time: the same for every machine.
  const steps = (each: (length: number) => number) =>
    costOf('ab', [1_000, 4_000, 8_000], (text) => each(text.length));
  expect(isSteep(steps((length) => 3 * length + 100))).toBe(false);
  expect(isSteep(steps((length) => length * Math.log2(length)))).toBe(false);
  expect(isSteep(steps((length) => length ** 1.5))).toBe(true);
  expect(isSteep(steps((length) => (length * length) / 100))).toBe(true);
});
