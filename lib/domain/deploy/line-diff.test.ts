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
