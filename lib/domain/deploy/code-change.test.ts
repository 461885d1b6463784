import { expect, it } from 'vitest';
import { codeChange } from './code-change.ts';

const file = (path: string, text: string) => ({
  path,
  crc: text.length * 31 + text.charCodeAt(0),
  size: text.length,
  text,
});
const long = (word: string) =>
  [
    ...Array.from({ length: 3_000 }, (_, n) => `line ${n}`),
    word,
    ...Array.from({ length: 3_000 }, (_, n) => `end ${n}`),
  ].join('\n');

it('finds the one line of a long bundle that differs', () => {
  expect(codeChange('api', [file('index.mjs', long('old'))], [file('index.mjs', long('newer'))])).toEqual({
    artifact: 'api',
    of: 1,
    files: [
      {
        path: 'index.mjs',
        ...{ kind: 'changed', added: 1, removed: 1 },
        lines: [
          { kind: 'removed', text: 'old' },
          { kind: 'added', text: 'newer' },
        ],
      },
    ],
  });
});

it('says what came and went, the most changed first, and nothing where all is the same', () => {
  const before = [file('a', 'x'), file('b', 'same')];
  const after = [file('b', 'same'), file('c', '1\n2\n3')];
  expect(codeChange('api', before, after)?.files.map(({ path, kind }) => [path, kind])).toEqual([
    ['c', 'added'],
    ['a', 'removed'],
  ]);
  expect(codeChange('api', before, before)).toBeUndefined();
});

it('counts no lines of what is no text', () => {
  const binary = (crc: number) => ({ path: 'lib.so', crc, size: 10 });
  expect(codeChange('api', [binary(1)], [binary(2)])?.files).toEqual([{ path: 'lib.so', kind: 'changed' }]);
});
