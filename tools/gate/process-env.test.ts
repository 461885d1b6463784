import { expect, test } from 'vitest';
import { environmentReads, readsIn } from './process-env.ts';

test('the environment is read only where a process starts', () => {
  expect(environmentReads()).toEqual([]);
});

test('every way of reading it is seen', () => {
  const text = [
    'const a = process.env.HOME;',
    "const b = process['env'];",
    'const { env } = process;',
    "import { env } from 'node:process';",
  ].join('\n');
  expect(readsIn('lib/x.ts', text)).toHaveLength(4);
});

test('a comment and the two names that Next itself sets are not settings', () => {
  expect(readsIn('lib/x.ts', '// process.env\nif (process.env.NEXT_RUNTIME === "nodejs") start();')).toEqual(
    [],
  );
});
