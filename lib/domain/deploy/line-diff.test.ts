import { expect, it } from 'vitest';
import { lineDiff, readableLines } from './line-diff.ts';

const policy = (...actions: readonly string[]) =>
  readableLines(JSON.stringify(JSON.stringify({ Action: actions })));
const marked = (before: readonly string[], after: readonly string[]) =>
  lineDiff(before, after)
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, text }) => [kind, text.trim()]);

it('shows an added list entry alone, not the neighbour that got a comma', () => {
  expect(
    marked(policy('dynamodb:PutItem'), policy('dynamodb:PutItem', 'dynamodb:TransactWriteItems')),
  ).toEqual([['added', '"dynamodb:TransactWriteItems"']]);
});

it('keeps what stays in the words of after, and both sides of a change', () => {
  expect(lineDiff(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
  ]);
});

it.each([
  [[], [], []],
  [['a'], [], ['removed a']],
  [[], ['a'], ['added a']],
  [['a', 'b'], ['b'], ['removed a', 'same b']],
  [['a', 'b'], ['a'], ['same a', 'removed b']],
  [['b'], ['a', 'b'], ['added a', 'same b']],
  [
    ['a', 'b', 'c', 'd'],
    ['b', 'd', 'e'],
    ['removed a', 'same b', 'removed c', 'same d', 'added e'],
  ],
  [['x', 'a,'], ['a'], ['removed x', 'same a']],
  [['a,b'], ['ab'], ['removed a,b', 'added ab']],
])('of %j becomes %j by %j', (before, after, lines) => {
  expect(lineDiff(before, after).map(({ kind, text }) => `${kind} ${text}`)).toEqual(lines);
});

it('a document of more than 400 lines is shown as taken out and put in whole', () => {
  const long = Array.from({ length: 401 }, (_, index) => `line ${index}`);
  const kinds = (before: readonly string[], after: readonly string[]) =>
    lineDiff(before, after).map(({ kind }) => kind);
  expect(new Set(kinds(long, ['line 0']))).toEqual(new Set(['removed', 'added']));
  expect(new Set(kinds(['line 0'], long))).toEqual(new Set(['removed', 'added']));
  expect(kinds(long, ['line 0'])).toHaveLength(402);
  expect(new Set(kinds(long.slice(0, 400), long.slice(0, 400)))).toEqual(new Set(['same']));
});

it.each([
  [undefined, []],
  ['', ['']],
  ['(known after apply)', ['(known after apply)']],
  ['two\nlines', ['two', 'lines']],
  ['12', ['12']],
  ['[1]', ['[', '  1', ']']],
  ['"  [1]"', ['[', '  1', ']']],
  ['"a [1]"', ['a [1]']],
  ['"{no json"', ['"{no json"']],
])('%j is read as %j', (json, lines) => {
  expect(readableLines(json)).toEqual(lines);
});
