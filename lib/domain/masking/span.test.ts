import { expect, it } from 'vitest';
import { replaced, type Span } from './span.ts';

it.each<[string, Span[], string]>([
  ['nothing where there is no part', [], 'abcdef'],
  ['a part at the beginning', [[0, 2]], '#cdef'],
  ['a part at the end', [[4, 6]], 'abcd#'],
  [
    'parts in any order',
    [
      [4, 5],
      [1, 2],
    ],
    'a#cd#f',
  ],
  [
    'parts that overlap, as one',
    [
      [1, 3],
      [2, 5],
    ],
    'a#f',
  ],
  [
    'a part within another, as that one',
    [
      [2, 3],
      [1, 5],
    ],
    'a#f',
  ],
  [
    'parts with one beginning, as the longest',
    [
      [1, 5],
      [1, 2],
    ],
    'a#f',
  ],
  [
    'parts that touch, each by itself',
    [
      [1, 3],
      [3, 5],
    ],
    'a##f',
  ],
  [
    'no empty part',
    [
      [3, 3],
      [0, 0],
    ],
    'abcdef',
  ],
  [
    'what follows a part within another',
    [
      [1, 5],
      [2, 3],
      [5, 6],
    ],
    'a##',
  ],
])('replaces %s', (_, spans, text) => {
  expect(replaced('abcdef', spans, '#')).toBe(text);
});
